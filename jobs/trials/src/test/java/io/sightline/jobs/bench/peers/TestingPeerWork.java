package io.sightline.jobs.bench.peers;

/** Does what it is told to, and knows whether it was closed. */
final class TestingPeerWork implements PeerWork {
    private final Runnable piece;
    private final long amount;
    private boolean closed;

    /**
     * @param amount what a piece counts as
     */
    TestingPeerWork(Runnable piece, long amount) {
        this.piece = piece;
        this.amount = amount;
    }

    @Override
    public long run() {
        piece.run();
        return amount;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
