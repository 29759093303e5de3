package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.chaos.ChaosCommand;
import io.sightline.jobs.soak.SoakCommand;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private static final int COLUMNS = 80;

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void fitsATerminal(String name, CommandLine command) {
        assertThat(command.getUsageMessage().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    static Stream<Object[]> commands() {
        return Stream.of(
                        Sightline.commandLine(),
                        new CommandLine(new ChaosCommand()),
                        new CommandLine(new SoakCommand()))
                .flatMap(HelpTest::withSubcommands)
                .map(command -> new Object[] {command.getCommandSpec().qualifiedName(), command});
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }
}
