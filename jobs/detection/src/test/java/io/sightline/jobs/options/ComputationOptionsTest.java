package io.sightline.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;
import io.sightline.models.shipped.ShippedModel;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ComputationOptionsTest {
    private static final ModelCard CARD = ShippedModel.open().card();

    @Command
    private static final class Arguments {
        @Mixin private ComputationOptions computation = new ComputationOptions();
    }

    @Test
    void isTheFastestThatKeepsTheAccuracyByDefault() {
        assertThat(parse().of(CARD)).isEqualTo(Computation.AUTO);
        assertThat(parse().said()).isEmpty();
    }

    @Test
    void hasTheChosenValues() {
        ComputationOptions chosen = parse("--precision=f32", "--device=gpu:1,gpu:0");

        assertThat(chosen.said()).containsExactly("--precision", "--device");
        assertThat(chosen.of(CARD))
                .isEqualTo(chosen.computation())
                .isEqualTo(new Computation(Precision.F32, DeviceSelection.parse("gpu:1,gpu:0")));
    }

    private static ComputationOptions parse(String... arguments) {
        Arguments parsed = new Arguments();
        new CommandLine(parsed).parseArgs(arguments);
        return parsed.computation;
    }
}
