package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command-line reference lists the options of every command, and no other option. */
class DocumentedOptionsTest {
    private static final Path REFERENCE = Path.of("../../docs/reference/command-line.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(--[a-z-]+)");
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    @ParameterizedTest
    @MethodSource("commands")
    void theReferenceListsTheOptionsOf(String name, CommandLine command) throws IOException {
        Set<String> options = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!EVERYWHERE.contains(option.longestName())) {
                options.add(option.longestName());
            }
        }
        assertThat(rowsOf(name)).containsExactlyElementsOf(options);
    }

    static Stream<Object[]> commands() {
        return leaves("", Sightline.commandLine());
    }

    private static Stream<Object[]> leaves(String prefix, CommandLine command) {
        if (command.getSubcommands().isEmpty()) {
            return Stream.of(new Object[][] {{prefix.strip(), command}});
        }
        return command.getSubcommands().entrySet().stream()
                .flatMap(entry -> leaves(prefix + " " + entry.getKey(), entry.getValue()));
    }

    /** The options in the tables under the heading {@code ### `name`}, up to the next heading. */
    private static Set<String> rowsOf(String name) throws IOException {
        String reference = Files.readString(REFERENCE);
        String heading = "### `" + name + "`";
        assertThat(reference).contains(heading);
        String section = reference.substring(reference.indexOf(heading) + heading.length());
        int end = section.indexOf("\n#");
        Matcher row = ROW.matcher(end < 0 ? section : section.substring(0, end));
        Set<String> options = new TreeSet<>();
        while (row.find()) {
            options.add(row.group(1));
        }
        return options;
    }
}
