package io.sightline.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.trials.DocumentedOptions;
import io.sightline.jobs.trials.TrialProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ChaosCommandTest {
    @Test
    void theReadmeListsItsOptions() throws IOException {
        DocumentedOptions.requireListed("deploy/chaos", new ChaosCommand());
    }

    @Test
    void refusesARoundThatIsNone() {
        assertThat(refusal("--rounds", "0")).startsWith("Invalid value for option '--rounds'");
    }

    @Test
    void refusesAFaultThatItDoesNotKnow() {
        assertThat(refusal("--faults", "throw,flood"))
                .startsWith("Invalid value for option '--faults'")
                .contains("'flood' is not one of kill-task-manager, pause-task-manager,");
    }

    private static String refusal(String option, String value) {
        StringWriter err = new StringWriter();
        int exitCode =
                TrialProgram.commandLine(new ChaosCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute(".", option, value);

        assertThat(exitCode).isEqualTo(2);
        return err.toString();
    }
}
