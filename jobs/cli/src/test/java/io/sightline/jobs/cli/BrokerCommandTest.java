package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BrokerCommandTest {
    @Test
    void refusesAPortThatCannotBe() {
        StringWriter err = new StringWriter();

        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("broker", "--port", "99999");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: --port must be 1 to 65535, but is 99999");
    }
}
