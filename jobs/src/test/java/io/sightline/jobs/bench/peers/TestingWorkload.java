package io.sightline.jobs.bench.peers;

/** Does what it is told to, and knows whether it was closed. */
final class TestingWorkload implements Workload {
    private final Runnable piece;
    private final long amount;
    private boolean closed;

    /**
     * @param amount what a piece counts as
     */
    TestingWorkload(Runnable piece, long amount) {
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
