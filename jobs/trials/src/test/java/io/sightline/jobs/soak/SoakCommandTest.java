package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.trials.DocumentedOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SoakCommandTest {
    @Test
    void theReadmeListsItsOptions() throws IOException {
        DocumentedOptions.requireListed("deploy/soak", new SoakCommand());
    }

    @Test
    void refusesALengthThatIsNone() {
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(new SoakCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute(".", "--minutes", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith("Invalid value for option '--minutes'");
    }
}
