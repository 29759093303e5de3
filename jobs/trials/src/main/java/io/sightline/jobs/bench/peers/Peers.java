package io.sightline.jobs.bench.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The peers of this build, by name. */
public final class Peers {
    private Peers() {}

    /** Those that are always there, then those that the profile {@code peers} brings. */
    public static Map<String, Peer> all() {
        Map<String, Peer> peers = new LinkedHashMap<>();
        OwnPeers.all().forEach(peer -> peers.put(peer.name(), peer));
        ServiceLoader.load(Peer.class).forEach(peer -> peers.put(peer.name(), peer));
        return peers;
    }

    /** Names of those that can run a network: what was never published has no published graph. */
    public static List<String> thatRun(PeerNetwork network) {
        return all().keySet().stream()
                .filter(name -> network.zoo().isPresent() || !name.equals(OwnPeers.ZOO))
                .toList();
    }
}
