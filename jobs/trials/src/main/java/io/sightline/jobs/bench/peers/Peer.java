package io.sightline.jobs.bench.peers;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;

/** A way to run a network. Found by {@link java.util.ServiceLoader}, so that it can be absent. */
public interface Peer {
    /** What it is called in reports, in camel case: {@code onnxRuntime}. */
    String name();

    /**
     * The settings that its documentation recommends for many images on a machine with as many
     * cores; the fastest of them is measured.
     *
     * @param threads that may work at a time, at least 1
     */
    List<Setting> settings(int threads);

    /**
     * Opens the network.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    PeerWork open(PeerNetwork network, Setting setting);
}
