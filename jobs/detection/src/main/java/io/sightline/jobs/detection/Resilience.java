package io.sightline.jobs.detection;

import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.work.PoisonPolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * What keeps the job running for months.
 *
 * @param forgetAfter silence of a camera after which the job has no state of it, positive
 * @param poisonTries how often the job may fail at the same frame, at least 2; 0: for ever
 */
public record Resilience(Duration forgetAfter, int poisonTries) {
    /** The defaults of the command line. */
    public static final Resilience DEFAULT =
            new Resilience(DecodePolicy.DEFAULT_FORGET_AFTER, PoisonPolicy.DEFAULT_TRIES);

    public Resilience {
        Objects.requireNonNull(forgetAfter, "forgetAfter");
    }

    /** The policy of a job of this name. */
    PoisonPolicy poison(String groupId) {
        String job = groupId.replaceAll("[^A-Za-z0-9._-]", "_");
        return poisonTries == 0 ? PoisonPolicy.NONE : new PoisonPolicy(poisonTries, job, "");
    }
}
