package io.sightline.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ChaosCommandTest {
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    @Test
    void theReadmeListsItsOptions() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.split("\n## Chaos\n", 2)[1].split("\n## ", 2)[0];
        Set<String> listed =
                Pattern.compile("(?m)^\\| `(--[a-z-]+)`")
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        new CommandLine(new ChaosCommand())
                                .getCommandSpec().options().stream()
                                        .map(OptionSpec::longestName)
                                        .filter(name -> !EVERYWHERE.contains(name))
                                        .toList());
    }

    @Test
    void refusesARoundThatIsNone() {
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(new ChaosCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute(".", "--rounds", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith("Invalid value for option '--rounds'");
    }
}
