package io.sightline.jobs.bench;

/** Follows a measurement, one task after the other, and may end it. */
public interface BenchListener {
    /** Follows nothing. */
    BenchListener NONE =
            new BenchListener() {
                @Override
                public void began(String task, String unit, long total) {}

                @Override
                public void reached(long done) {}

                @Override
                public void ended() {}
            };

    /**
     * A task begins.
     *
     * @param task in a word or two
     * @param unit of what is counted, plural
     * @param total how much there is to do
     */
    void began(String task, String unit, long total);

    /**
     * The task has come further.
     *
     * @param done of the total
     * @throws InterruptedException when nobody wants the result any more
     */
    void reached(long done) throws InterruptedException;

    /** The task is done or given up. */
    void ended();
}
