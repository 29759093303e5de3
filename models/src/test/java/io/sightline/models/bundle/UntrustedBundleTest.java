package io.sightline.models.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not reach TensorFlow. */
class UntrustedBundleTest {
    @TempDir Path folder;
    private Path model;
    private Path json;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("model");
        json = model.resolve(ModelBundle.CARD);
        TestingBundle.write(model);
    }

    @Test
    void refusesAChangedFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.writeString(network, "other");
        TestingBundle.assertRefused(
                model,
                network
                        + ": corrupt, its SHA-256 is "
                        + Digest.of("other".getBytes(UTF_8))
                        + " but model.json states "
                        + Digest.of("network".getBytes(UTF_8)));
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.delete(network);
        TestingBundle.assertRefused(model, network + ": missing from the model bundle");
    }

    @Test
    void refusesAFileOutsideTheFolder() throws IOException {
        TestingBundle.replaceInCard(
                json, "\"saved_model.pb\"", "\"../outside\" : \"00\",\n    \"saved_model.pb\"");
        TestingBundle.assertRefused(model, json + ": file outside the bundle: ../outside");
    }

    @Test
    void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Path outside = Files.move(network, folder.resolve("outside.pb"));
        Files.createSymbolicLink(network, outside);
        TestingBundle.assertRefused(model, network + ": a link that leads out of the bundle");
    }

    @Test
    void followsALinkWithinTheFolder() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Path elsewhere = Files.move(network, model.resolve("network-1.pb"));
        Files.createSymbolicLink(network, elsewhere.getFileName());
        assertThat(ModelBundle.open(model).card().files()).containsKey(ModelBundle.SAVED_MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables/variables.index", "saved_model.pbtxt", "fingerprint.pb"})
    void refusesAPartOfTheNetworkWithoutADigest(String name) throws IOException {
        Path unlisted = model.resolve(name);
        Files.createDirectories(unlisted.getParent());
        Files.writeString(unlisted, "x");
        TestingBundle.assertRefused(
                model, unlisted + ": part of a SavedModel, but model.json states no digest for it");
    }

    @Test
    void letsOtherFilesLieBesideTheNetwork() throws IOException {
        Files.writeString(model.resolve("README.md"), "About this model.");
        assertThat(ModelBundle.open(model).card().name()).isEqualTo("testing");
    }

    @Test
    void readsNoCardThatIsTooLarge() throws IOException {
        extend(json, 5 << 20);
        TestingBundle.assertRefused(model, json + ": 5242880 bytes, expected at most 4194304");
    }

    @Test
    void readsNoNetworkThatIsTooLarge() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        extend(network, (2L << 30) + 1);
        TestingBundle.assertRefused(
                model, network + ": 2147483649 bytes, expected at most 2147483648");
    }

    /** Takes no space on the disk. */
    private static void extend(Path file, long bytes) throws IOException {
        try (RandomAccessFile extended = new RandomAccessFile(file.toFile(), "rw")) {
            extended.setLength(bytes);
        }
    }

    @Test
    void refusesANetworkThatIsNoFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.delete(network);
        Files.createDirectory(network);
        TestingBundle.assertRefused(model, network + ": not a regular file");
    }

    @Test
    void refusesACardOfTooManyFiles() throws IOException {
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            files.append(String.format(Locale.ROOT, "\"%d\" : \"00\", ", i));
        }
        TestingBundle.replaceInCard(json, "\"saved_model.pb\"", files + "\"saved_model.pb\"");
        TestingBundle.assertRefused(model, json + ": lists 1001 files, expected at most 1000");
    }

    @Test
    void refusesACardThatIsNestedTooDeeply() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        TestingBundle.replaceInCard(json, "\"name\" :", "\"mood\" : " + deep + ", \"name\" :");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        json + ": not a valid model card: not valid JSON: Document nesting depth")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "., saved_model.pb, true",
        "., ./variables/x, true",
        "., ../saved_model.pb, false",
        ".., ../saved_model.pb, false",
        "/models/a, ../a/saved_model.pb, true",
        "/models/a, ../ab/saved_model.pb, false",
        "/models/a, /etc/passwd, false"
    })
    void knowsWhatLiesWithinAFolder(Path directory, String name, boolean within) {
        assertThat(ModelBundle.isWithin(directory, directory.resolve(name))).isEqualTo(within);
    }
}
