package io.sightline.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.operators.infer.BatchPolicy;
import io.sightline.operators.infer.Batching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class BatchOptionsTest {
    @Command
    private static final class Arguments {
        @Mixin private BatchOptions batch = new BatchOptions();
    }

    @Test
    void leavesUnsetOptionsToTheDevice() {
        assertThat(parse()).isEqualTo(Batching.DEFAULT);
        assertThat(parse("--batch-size=7"))
                .isEqualTo(
                        new Batching(
                                new BatchPolicy(7, 0),
                                new BatchPolicy(7, Batching.DEFAULT.onGpu().maxWaitMillis())));
        assertThat(parse("--batch-wait=20ms"))
                .isEqualTo(
                        new Batching(
                                new BatchPolicy(Batching.DEFAULT.onCpu().maxSize(), 20),
                                new BatchPolicy(Batching.DEFAULT.onGpu().maxSize(), 20)));
    }

    @Test
    void switchesWaitingOff() {
        assertThat(parse("--batch-wait=0").onGpu().maxWaitMillis()).isZero();
        assertThat(parse("--batch-wait=0ms").onGpu().maxWaitMillis()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1ms", "1us", "soon", ""})
    void refusesAWaitThatIsNotADuration(String wait) {
        assertThatThrownBy(() -> parse("--batch-wait=" + wait))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith(
                        "'%s' is not 0 or a duration such as 500ms, 1s or 15min", wait);
    }

    /** The help text repeats these numbers. */
    @Test
    void hasTheDefaultsOfItsHelpText() {
        assertThat(Batching.DEFAULT.onCpu()).isEqualTo(new BatchPolicy(2, 0));
        assertThat(Batching.DEFAULT.onGpu()).isEqualTo(new BatchPolicy(32, 5));
    }

    private static Batching parse(String... arguments) {
        Arguments parsed = new Arguments();
        new CommandLine(parsed).parseArgs(arguments);
        return parsed.batch.batching();
    }
}
