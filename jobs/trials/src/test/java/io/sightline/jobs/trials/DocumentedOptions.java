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

/** The table of options in a section of the command-line reference, compared with the command. */
public final class DocumentedOptions {
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    private DocumentedOptions() {}

    /**
     * Requires that the section of a trial lists the options of its command and no other option.
     *
     * @param trial path of its launcher, the heading of the section
     */
    public static void requireListed(String trial, Object command) throws IOException {
        String reference = Files.readString(Path.of("../../docs/reference/command-line.md"));
        String text = reference.split("\n### `" + trial + "`\n", 2)[1].split("\n## |\n### ", 2)[0];
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
