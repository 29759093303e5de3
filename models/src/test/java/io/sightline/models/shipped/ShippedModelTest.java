package io.sightline.models.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.Precision;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelTest {
    private static final long MAX_BYTES = 8_000_000;

    @TempDir private Path folder;

    @Test
    void isUnpackedIntoAFolderNamedByItsDigest() throws IOException {
        Path cache = folder.resolve("not/yet/there");

        ModelBundle bundle = ShippedModel.open(cache);

        assertThat(bundle.directory()).isEqualTo(cache.resolve(bundle.digest()));
        assertThat(bundle.digest()).isEqualTo(Digest.of(shippedCard()));
        assertThat(filesIn(bundle.directory())).containsExactly("model.json", "saved_model.pb");
    }

    @Test
    void hasACardThatIsReadWithoutUnpacking() throws IOException {
        assertThat(ShippedModel.card()).isEqualTo(ShippedModel.open(folder).card());
    }

    @Test
    void findsPeopleVehiclesAndBikes() throws IOException {
        ModelBundle bundle = ShippedModel.open(folder);

        assertThat(bundle.card().name()).isEqualTo("street");
        assertThat(bundle.card().labels()).containsExactlyInAnyOrder("person", "vehicle", "bike");
        assertThat(bundle.card().files()).containsOnlyKeys(ModelBundle.SAVED_MODEL);
        assertThat(bundle.card().licence()).isEqualTo("Apache-2.0");
        assertThat(Files.size(bundle.directory().resolve(ModelBundle.SAVED_MODEL)))
                .isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void runs() {
        ModelBundle bundle = ShippedModel.open(folder);
        int width = bundle.card().inputWidth();
        int height = bundle.card().inputHeight();
        try (ObjectDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            RawDetections raw =
                    detector.detect(
                                    List.of(
                                            new RgbImage(
                                                    width, height, new byte[width * height * 3])))
                            .get(0);
            assertThat(raw.classes()).isEqualTo(3);
        }
    }

    @Test
    void isNotWrittenAgainWhileItIsWhole() throws IOException {
        Path network = ShippedModel.open(folder).directory().resolve(ModelBundle.SAVED_MODEL);
        Object before = Files.readAttributes(network, "lastModifiedTime,fileKey");

        ShippedModel.open(folder);

        assertThat(Files.readAttributes(network, "lastModifiedTime,fileKey")).isEqualTo(before);
    }

    @Test
    void mendsADamagedFolder() throws IOException {
        ModelBundle bundle = ShippedModel.open(folder);
        Path network = bundle.directory().resolve(ModelBundle.SAVED_MODEL);
        Path card = bundle.directory().resolve(ModelBundle.CARD);

        Files.writeString(network, "cut");
        assertThat(ShippedModel.open(folder).digest()).isEqualTo(bundle.digest());

        Files.delete(network);
        assertThat(ShippedModel.open(folder).digest()).isEqualTo(bundle.digest());

        Files.writeString(card, Files.readString(card).replace("street", "meadow"));
        assertThat(ShippedModel.open(folder).card().name()).isEqualTo("street");
        assertThat(filesIn(bundle.directory())).containsExactly("model.json", "saved_model.pb");
    }

    @Test
    void canBeUnpackedByManyAtOnce() throws Exception {
        int users = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(users);
        try {
            List<Future<ModelBundle>> opened = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                opened.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return ShippedModel.open(folder);
                                }));
            }
            start.countDown();
            for (Future<ModelBundle> bundle : opened) {
                assertThat(bundle.get().directory()).startsWith(folder);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(filesIn(folder)).hasSize(1);
        assertThat(filesIn(folder.resolve(filesIn(folder).get(0))))
                .containsExactly("model.json", "saved_model.pb");
    }

    /** A folder below a file can be made by nobody, not even by the superuser. */
    @Test
    void takesATemporaryFolderWhereTheCacheCannotBeWritten() throws IOException {
        Path cache = Files.createFile(folder.resolve("file")).resolve("cache");

        ModelBundle bundle = ShippedModel.open(cache);

        assertThat(bundle.directory())
                .startsWith(Path.of(System.getProperty("java.io.tmpdir")))
                .isNotEqualTo(cache.resolve(bundle.digest()));
        assertThat(ShippedModel.open(cache).directory()).isEqualTo(bundle.directory());
    }

    private static byte[] shippedCard() throws IOException {
        try (InputStream card = ShippedModel.class.getResourceAsStream("street/model.json")) {
            return card.readAllBytes();
        }
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
