package io.sightline.jobs.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The table of options in a section of the README, compared with the command. */
public final class ReadmeOptions {
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    private ReadmeOptions() {}

    /**
     * Demands that a section, named by its heading, lists the options of a command and no other.
     */
    public static void requireListed(String section, Object command) throws IOException {
        String readme = Files.readString(Path.of("../../deploy/README.md"));
        String text = readme.split("\n## %s\n".formatted(section), 2)[1].split("\n## ", 2)[0];
        Set<String> listed =
                Pattern.compile("(?m)^\\| `(--[a-z-]+)`")
                        .matcher(text)
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        new CommandLine(command)
                                .getCommandSpec().options().stream()
                                        .map(OptionSpec::longestName)
                                        .filter(name -> !EVERYWHERE.contains(name))
                                        .toList());
    }
}
