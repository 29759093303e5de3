package io.sightline.jobs.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/** Reports in one line each that Kafka stopped answering and that it answers again. */
final class OutageNotice {
    private final BooleanSupplier answers;
    private final String bootstrapServers;
    private final PrintWriter err;
    private boolean answered = true;

    /**
     * @param answers whether Kafka answers now
     * @param bootstrapServers what to call it
     * @param err where to tell
     */
    OutageNotice(BooleanSupplier answers, String bootstrapServers, PrintWriter err) {
        this.answers = answers;
        this.bootstrapServers = bootstrapServers;
        this.err = err;
    }

    /** Probes the brokers and reports a change since the last time. */
    void look() {
        boolean answersNow = answers.getAsBoolean();
        if (answered && !answersNow) {
            err.printf("Kafka at %s does not answer; waiting for it%n", bootstrapServers);
        } else if (!answered && answersNow) {
            err.printf("Kafka at %s answers again%n", bootstrapServers);
        }
        answered = answersNow;
    }
}
