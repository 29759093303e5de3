package io.sightline.jobs.bench.peers;

import io.sightline.jobs.bench.BenchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures peers in rounds in which each has its turn, one after the other: whatever else the
 * machine does, it does to all of them.
 *
 * @param threads that may work at a time
 * @param rounds how often each has its turn
 * @param time of a turn; also of the warm-up and the trial of each setting, which come before
 */
public record PeersBench(int threads, int rounds, Duration time) {
    /**
     * Measures.
     *
     * @param peers names of those that take part
     * @return figures by name
     * @throws InterruptedException when the listener wants no more of it
     * @throws io.sightline.models.error.UserError when one of them cannot run the network
     */
    public Map<String, PeerFigures> measure(
            PeerNetwork network, Collection<String> peers, BenchListener listener)
            throws InterruptedException {
        Map<String, MeasuredPeer> started = new LinkedHashMap<>();
        try {
            start(network, peers, started, listener);
            return rounds(started, listener);
        } finally {
            started.values().forEach(MeasuredPeer::close);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with all the others
    private void start(
            PeerNetwork network,
            Collection<String> peers,
            Map<String, MeasuredPeer> started,
            BenchListener listener)
            throws InterruptedException {
        listener.began("settings", "peers", peers.size());
        try {
            for (String peer : peers) {
                started.put(peer, MeasuredPeer.start(peer, threads, time, network));
                listener.reached(started.size());
            }
        } finally {
            listener.ended();
        }
    }

    private Map<String, PeerFigures> rounds(
            Map<String, MeasuredPeer> started, BenchListener listener) throws InterruptedException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        long turns = 0;
        listener.began("rounds", "turns", (long) rounds * started.size());
        try {
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, MeasuredPeer> peer : started.entrySet()) {
                    rates.computeIfAbsent(peer.getKey(), first -> new ArrayList<>())
                            .add(peer.getValue().perSecond(time));
                    turns++;
                    listener.reached(turns);
                }
            }
        } finally {
            listener.ended();
        }
        Map<String, PeerFigures> figures = new LinkedHashMap<>();
        started.forEach(
                (name, peer) ->
                        figures.put(name, new PeerFigures(peer.setting(), rates.get(name))));
        return figures;
    }
}
