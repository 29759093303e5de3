package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.models.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {
    private static final String NAME = "person-vehicle-bike-detection-2000";
    private static final Path XML =
            Path.of("../../../shared/data/models/omz/%s/FP16/%s.xml".formatted(NAME, NAME));

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void importsAndShowsAModel() throws IOException {
        assumeTrue(Files.exists(XML), "Open Model Zoo's detectors are not at hand: " + XML);
        Path model = folder.resolve("model");

        assertThat(run("model", "import", "--from", XML.toString(), "--to", model.toString()))
                .isZero();
        String digest = ModelBundle.open(model).digest();
        assertThat(out.toString()).isEqualTo(digest + "  " + model + System.lineSeparator());

        out.getBuffer().setLength(0);
        assertThat(run("model", "info", model.toString())).isZero();
        assertThat(out.toString())
                .contains("model       " + NAME + ", version 1\n")
                .contains("digest      " + digest + "\n")
                .contains("network     MobileNetV2, alpha 1.0, expansion 6, SSDLite\n")
                .contains("input       256 x 256 pixels, RGB, stretch, bilinear\n")
                .contains("anchors     1344 on 2 maps\n")
                .contains("labels      vehicle, person, bike\n")
                .contains("thresholds  score 0.4, IoU 0.45, 200 per class, 200 per image\n")
                .contains("accuracy    not measured\n")
                .contains("licence     Apache-2.0\n");

        out.getBuffer().setLength(0);
        assertThat(run("model", "info", "--json", model.toString())).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("digest").asText()).isEqualTo(digest);
        assertThat(json.at("/card/architecture/input/width").asInt()).isEqualTo(256);
        assertThat(json.at("/card/architecture/head/kind").asText()).isEqualTo("ssd");
    }

    @Test
    void showsTheShippedModelWhereNoneIsNamed() throws IOException {
        assertThat(run("model", "info")).isZero();
        assertThat(out.toString())
                .startsWith("model       street, version ")
                .contains("licence     Apache-2.0\n");

        out.getBuffer().setLength(0);
        assertThat(run("model", "info", "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(ModelBundle.open(Path.of(json.get("directory").asText())).digest())
                .isEqualTo(json.get("digest").asText());
    }

    @Test
    void doesNotImportOverAnExistingFolder() throws IOException {
        assumeTrue(Files.exists(XML), "Open Model Zoo's detectors are not at hand: " + XML);
        Files.createFile(folder.resolve("mine"));

        assertThat(run("model", "import", "--from", XML.toString(), "--to", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("sightline: %s: exists and is not empty%n".formatted(folder));
    }

    @Test
    void takesLabelsAndLicenceOfAModelItDoesNotKnow() throws IOException {
        assumeTrue(Files.exists(XML), "Open Model Zoo's detectors are not at hand: " + XML);
        Path xml = Files.copy(XML, folder.resolve("mine.xml"));
        Files.copy(XML.resolveSibling(NAME + ".bin"), folder.resolve("mine.bin"));
        Path model = folder.resolve("model");
        String[] command = {"model", "import", "--from", xml.toString(), "--to", model.toString()};

        assertThat(run(command)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "sightline: %s: the labels of mine are unknown; pass --labels%n"
                                .formatted(xml));

        String[] described = Arrays.copyOf(command, command.length + 2);
        described[command.length] = "--labels=car,pedestrian,cycle";
        described[command.length + 1] = "--score-threshold=0.25";
        assertThat(run(described)).isZero();
        assertThat(ModelBundle.open(model).card().labels())
                .containsExactly("car", "pedestrian", "cycle");
        assertThat(ModelBundle.open(model).card().licence()).isEqualTo("NOASSERTION");
        assertThat(ModelBundle.open(model).card().thresholds().score()).isEqualTo(0.25f);
    }

    @Test
    void takesLabelsFromOnePlace() {
        String[] command = {
            "model",
            "import",
            "--from",
            "x.tflite",
            "--to",
            folder.resolve("model").toString(),
            "--labels",
            "car",
            "--labels-file",
            "labels.txt"
        };
        assertThat(run(command)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --labels and --labels-file cannot be used together");
    }

    @Test
    void importsAClassifier() throws IOException {
        Path models = Path.of("../../../shared/data/models/tflite");
        Path tflite = models.resolve("mobilenet_v2_1.0_224_quant.tflite");
        assumeTrue(Files.exists(tflite), "TensorFlow Lite's models are not at hand: " + models);
        Path model = folder.resolve("model");
        String labels = models.resolve("imagenet_labels.txt").toString();
        String[] command = {
            "model",
            "import",
            "--from",
            tflite.toString(),
            "--to",
            model.toString(),
            "--labels-file",
            labels
        };
        assertThat(run(command)).isZero();

        out.getBuffer().setLength(0);
        assertThat(run("model", "info", model.toString())).isZero();
        assertThat(out.toString())
                .contains("input       224 x 224 pixels, RGB, stretch, bilinear\n")
                .contains("labels      1001, background, tench, Tinca tinca, goldfish")
                .doesNotContain("anchors", "thresholds");
    }

    @Test
    void tellsInOneLineThatThereIsNoModel() {
        Path missing = folder.resolve("missing");
        assertThat(run("model", "info", missing.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("sightline: %s: model folder not found%n".formatted(missing));

        err.getBuffer().setLength(0);
        Path xml = folder.resolve("missing.xml");
        assertThat(run("model", "import", "--from", xml.toString(), "--to", missing.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("sightline: %s: no such file%n".formatted(xml));
    }

    @Test
    void tellsWhatIsMissingOfAnObjectDetectionModel() throws IOException {
        String to = folder.resolve("model").toString();
        assertThat(run("model", "import", "--from", folder.toString(), "--to", to)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        ("sightline: %s: contains neither model.ckpt.index nor"
                                        + " frozen_inference_graph.pb%n")
                                .formatted(folder));

        err.getBuffer().setLength(0);
        Path graph = Files.createFile(folder.resolve("frozen_inference_graph.pb"));
        assertThat(run("model", "import", "--from", graph.toString(), "--to", to)).isEqualTo(1);
        Path config = folder.resolve("pipeline.config");
        assertThat(err.toString()).isEqualTo("sightline: %s: no such file%n".formatted(config));

        err.getBuffer().setLength(0);
        Path mine = Files.writeString(folder.resolve("mine.config"), "model { }");
        String[] withConfig = {
            "model", "import", "--from", graph.toString(), "--config", mine.toString(), "--to", to
        };
        assertThat(run(withConfig)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("sightline: %s: model.ssd is missing%n".formatted(mine));
    }

    @Test
    void wantsACommandAndItsOptions() {
        assertThat(run("model")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: Missing required subcommand");

        err.getBuffer().setLength(0);
        assertThat(run("model", "import", "--from", "x.xml")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: Missing required option: '--to=DIR'");
    }

    private int run(String... args) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
