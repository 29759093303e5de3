package io.sightline.jobs.bench.peers;

/** Something to be done over and over. The caller that opened it closes it. */
public interface PeerWork extends AutoCloseable {
    /**
     * Does one piece, in the caller's thread; so many callers at a time as its setting says.
     *
     * @return how much that was: images, or multiply-adds
     */
    long run();

    @Override
    void close();
}
