package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.models.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small network over a few drawn scenes, from the recipe to the bundle. */
class TrainCommandITCase {
    @TempDir private Path folder;

    @Test
    void trainsFromARecipeToABundleAndHasNothingToDoAfterThat() throws IOException {
        Path recipe = new TestingTraining(folder).recipe();
        Path output = folder.resolve("run");
        StringWriter err = new StringWriter();

        List<String> lines = train(err, "--recipe", recipe.toString(), "--output", output + "");

        assertThat(lines).hasSize(TestingTraining.EPOCHS + 1);
        assertThat(lines.get(0)).startsWith("epoch 1 of 2: AP ").endsWith(", the best so far");
        JsonNode summary = new ObjectMapper().readTree(lines.get(TestingTraining.EPOCHS));
        assertThat(summary.get("epochs").asInt()).isEqualTo(TestingTraining.EPOCHS);
        assertThat(summary.get("seconds").asDouble()).isPositive();
        assertThat(summary.get("ap").asDouble()).isBetween(0.0, 1.0);
        assertThat(Path.of(summary.get("model").asText())).isEqualTo(output.resolve("model"));
        assertThat(ModelBundle.open(output.resolve("model")).card().name()).isEqualTo("tiny");
        assertThat(output.resolve("curves-loss.svg")).isNotEmptyFile();
        assertThat(output.resolve("curves-ap.svg")).isNotEmptyFile();
        assertThat(err.toString()).contains("scenes 100%", "train 100%", "6/6 steps", "loss ");

        List<String> again =
                train(err, "--recipe", recipe.toString(), "--output", output + "", "--resume");

        assertThat(again).hasSize(1);
        JsonNode same = new ObjectMapper().readTree(again.get(0));
        assertThat(same.get("epochs")).isEqualTo(summary.get("epochs"));
        assertThat(same.get("ap")).isEqualTo(summary.get("ap"));
    }

    /** The lines of standard output. */
    private static List<String> train(StringWriter err, String... options) {
        StringWriter out = new StringWriter();
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 1];
        arguments[0] = "train";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertThat(program.execute(arguments)).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }
}
