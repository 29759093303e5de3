package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SightlineTest {
    @Test
    void printsTheVersionOfTheBuild() throws IOException {
        Matcher version =
                Pattern.compile("<version>(.*?)</version>")
                        .matcher(Files.readString(Path.of("../../pom.xml")));
        assertThat(version.find()).isTrue();

        StringWriter out = new StringWriter();
        int exitCode =
                Sightline.commandLine().setOut(new PrintWriter(out, true)).execute("--version");

        assertThat(exitCode).isZero();
        assertThat(out.toString().strip()).isEqualTo("Sightline " + version.group(1));
    }
}
