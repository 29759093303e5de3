package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.training.ValidationResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;
    private TestingTraining training;

    @BeforeEach
    void writeRecipe() throws IOException {
        training = new TestingTraining(folder);
    }

    @Test
    void tellsWhatIsWrongWithARecipe() throws IOException {
        Path recipe = Files.writeString(folder.resolve("broken.json"), "{\n\"nam\": 1}");

        assertThat(run("--recipe", recipe.toString(), "--output", output())).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("sightline: " + recipe + ": line ")
                .doesNotContain("\n");
    }

    @Test
    void refusesAFolderThatIsInUse() throws IOException {
        Files.createDirectory(Path.of(output()));
        Files.createFile(Path.of(output()).resolve("progress.json"));

        assertThat(run("--recipe", training.recipe().toString(), "--output", output()))
                .isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "sightline: %s: not empty; pass --resume to go on with what is there%n"
                                .formatted(output()));
    }

    @Test
    void refusesToResumeNothing() {
        assertThat(run("--recipe", training.recipe().toString(), "--output", output(), "--resume"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no training run was begun there, nothing to resume");
    }

    @Test
    void refusesARecipeThatHoldsNothingOut() throws IOException {
        Files.writeString(
                training.recipe(),
                Files.readString(training.recipe()).replace("\"holdOut\" : 2", "\"holdOut\" : 0"));

        assertThat(run("--recipe", training.recipe().toString(), "--output", output()))
                .isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "sightline: the recipe has no validation images: add holdOut to a source%n"
                                .formatted());
        assertThat(Path.of(output())).doesNotExist();
    }

    @Test
    void refusesATeacherThatIsNoBundle() {
        assertThat(
                        run(
                                "--recipe",
                                training.recipe().toString(),
                                "--output",
                                output(),
                                "--teacher",
                                folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(folder + ": not a model bundle");
    }

    @Test
    void tellsAValidationInOneLine() {
        assertThat(TrainingProgress.line(new ValidationResult.Boxes(5, 0.123_45, 0.25), 60, true))
                .isEqualTo("epoch 5 of 60: AP 0.1235, AP50 0.2500, the best so far");
        assertThat(TrainingProgress.line(new ValidationResult.Boxes(10, 0.1, 0.25), 60, false))
                .isEqualTo("epoch 10 of 60: AP 0.1000, AP50 0.2500");
    }

    private String output() {
        return folder.resolve("run").toString();
    }

    private int run(String... options) {
        CommandLine program = Sightline.commandLine();
        program.setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 1];
        arguments[0] = "train";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return program.execute(arguments);
    }
}
