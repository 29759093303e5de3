package io.sightline.jobs.cli;

/**
 * The part of a command's work that can be thrown away half done: a stop breaks it off at once,
 * where the work that follows is asked to end in order.
 */
final class Preparation {
    private final Thread worker = Thread.currentThread();
    private boolean ended;
    private boolean brokenOff;

    /** Interrupts the thread that made this, unless the preparation has ended. */
    synchronized void breakOff() {
        if (!ended) {
            brokenOff = true;
            worker.interrupt();
        }
    }

    /**
     * Ends the preparation.
     *
     * @throws InterruptedException when it was broken off
     */
    synchronized void end() throws InterruptedException {
        if (brokenOff) {
            throw new InterruptedException();
        }
        ended = true;
    }

    /** Whether it was broken off before it ended. */
    synchronized boolean isBrokenOff() {
        return brokenOff;
    }
}
