package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.bundle.Bf16Gate;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.precision.Processor;
import io.sightline.models.shipped.ShippedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The shipped detector on scenes that are drawn for it. */
class ModelGateITCase {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SCENES = 8;

    @TempDir private static Path scenes;

    @TempDir private Path folder;
    private Path model;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void drawScenes() {
        assumeTrue(
                Processor.ofThisMachine().bf16(),
                "this machine's processor has neither avx512_bf16 nor amx_bf16");
        int drawn =
                Sightline.commandLine()
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("scene", "--output=" + scenes.resolve("drawn"), "--count=8");
        assertThat(drawn).isZero();
    }

    @BeforeEach
    void copyModel() throws IOException {
        Path shipped = ShippedModel.open().directory();
        model = Files.createDirectory(folder.resolve("model"));
        for (String file : List.of(ModelBundle.CARD, ModelBundle.SAVED_MODEL)) {
            Files.copy(shipped.resolve(file), model.resolve(file));
        }
    }

    @Test
    void measuresAModelOnceAndWritesItDown() throws IOException {
        ModelBundle before = ModelBundle.open(model);

        JsonNode report = MAPPER.readTree(gate(annotations(), "--json", "--dataset=8 scenes"));

        ModelBundle gated = ModelBundle.open(model);
        Bf16Gate gate = gated.card().bf16Gate().orElseThrow();
        assertThat(gate.dataset()).isEqualTo("8 scenes");
        assertThat(gate.images()).isEqualTo(SCENES);
        assertThat(gated.digest())
                .isNotEqualTo(before.digest())
                .isEqualTo(report.get("digest").textValue());
        assertThat(report.get("allowed").booleanValue()).isEqualTo(gate.allows());
        assertThat(report.get("bf16Gate")).isEqualTo(gated.card().json().get("bf16Gate"));
        assertThat(err.toString())
                .contains(
                        "sightline: 8 images are too few: chance alone can move AP by as much as"
                                + " the gate allows",
                        "evaluate in bf16 on cpu 100%",
                        "evaluate in f32 on cpu 100%");

        double f32 = evaluate("--precision=f32").get("AP").doubleValue();
        double bf16 = evaluate("--precision=bf16").get("AP").doubleValue();
        assertThat(report.at("/AP/f32").doubleValue()).isEqualTo(f32).isPositive();
        assertThat(report.at("/AP/bf16").doubleValue()).isEqualTo(bf16).isNotEqualTo(f32);
        assertThat(gate.apDifference()).isCloseTo(bf16 - f32, within(0.00005));

        err.getBuffer().setLength(0);
        JsonNode auto = evaluate();
        assertThat(auto.get("AP").doubleValue()).isEqualTo(gate.allows() ? bf16 : f32);
        assertThat(err.toString())
                .contains(gate.allows() ? "in bf16 on cpu 100%" : "in f32 on cpu 100%");
    }

    @Test
    void showsWhatItMeasured() {
        assertThat(gate(annotations()))
                .startsWith("            f32     bf16  difference")
                .containsPattern("AP  +0\\.\\d{4} +0\\.\\d{4} +[+-]0\\.\\d{4}\\R")
                .containsPattern("AP50 +0\\.\\d{4} +0\\.\\d{4} +[+-]0\\.\\d{4}\\R")
                .contains("allowed (AP may fall by 0.005)")
                .contains("digest " + ModelBundle.open(model).digest());

        assertThat(execute("model", "info", model.toString())).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "bf16        (not )?allowed: AP [+-]0\\.\\d{4}, AP50 [+-]0\\.\\d{4} on"
                                + " instances\\.json \\(8 images\\)\\R");
    }

    @Test
    void saysNothingOfAModelThatFindsNothing() throws IOException {
        ObjectNode empty = (ObjectNode) MAPPER.readTree(annotations().toFile());
        empty.putArray("annotations");
        Path nothing = folder.resolve("nothing.json");
        MAPPER.writeValue(nothing.toFile(), empty);
        String digest = ModelBundle.open(model).digest();

        assertThat(executeGate(nothing)).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "sightline: street finds no object of %s, so the effect of bf16 cannot be"
                                        .formatted(nothing)
                                + " measured");
        assertThat(ModelBundle.open(model).digest()).isEqualTo(digest);
    }

    private static Path annotations() {
        return scenes.resolve("drawn/instances.json");
    }

    private String gate(Path annotations, String... more) {
        out.getBuffer().setLength(0);
        assertThat(executeGate(annotations, more)).as(err.toString()).isZero();
        return out.toString();
    }

    private int executeGate(Path annotations, String... more) {
        return execute(withData(List.of("model", "gate"), annotations, more));
    }

    private JsonNode evaluate(String... more) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(execute(withData(List.of("evaluate", "--json"), annotations(), more)))
                .as(err.toString())
                .isZero();
        return MAPPER.readTree(out.toString());
    }

    private String[] withData(List<String> command, Path annotations, String... more) {
        List<String> args = new ArrayList<>(command);
        args.add("--model=" + model);
        args.add("--images=" + scenes.resolve("drawn/images"));
        args.add("--annotations=" + annotations);
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private int execute(String... args) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
