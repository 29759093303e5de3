package io.sightline.models.training;

/** Receives the events of a training run, in the thread of the run. */
public interface TrainingListener {
    /** A step was taken. */
    void stepped(TrainingStep step);

    /**
     * The network was validated.
     *
     * @param best whether it is the best so far, and was kept
     */
    void validated(ValidationResult result, boolean best);

    /** Whether to stop after this step and keep the weights. */
    boolean stopRequested();
}
