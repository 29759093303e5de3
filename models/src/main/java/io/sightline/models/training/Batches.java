package io.sightline.models.training;

/** The batches of a run, each determined only by the number of its step. Thread-safe. */
@FunctionalInterface
interface Batches {
    /**
     * Makes a batch.
     *
     * @param step from 0
     */
    TrainingBatch batch(long step);
}
