package io.sightline.operators.work;

import java.io.Serializable;
import java.util.Objects;

/**
 * When a frame at which the job fails again and again is put aside.
 *
 * @param tries how often the job may fail at the same frame, at least 2; 0: no frame is put aside
 * @param job name of the job, the same after a restart; characters that Kafka allows in a topic
 * @param folder URI of the folder for notes about frames; empty: beside the checkpoints
 */
public record PoisonPolicy(int tries, String job, String folder) implements Serializable {
    /** No frame is put aside. */
    public static final PoisonPolicy NONE = new PoisonPolicy(0, "", "");

    /** Default of {@link #tries}. */
    public static final int DEFAULT_TRIES = 3;

    private static final long serialVersionUID = 1L;

    private static final int MIN_TRIES = 2;

    public PoisonPolicy {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(folder, "folder");
        if (tries != 0 && tries < MIN_TRIES) {
            throw new IllegalArgumentException("a frame needs at least two tries");
        }
    }

    boolean isOn() {
        return tries > 0;
    }

    /** Whether a frame that was begun alone so often without an end is put aside. */
    boolean isPoison(int begun) {
        return begun >= tries - 1; // the first failure had not been noted
    }
}
