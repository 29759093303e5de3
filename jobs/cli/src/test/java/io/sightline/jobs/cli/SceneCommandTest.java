package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SceneCommandTest {
    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void writesPicturesAndAnnotationsThatReadBack() throws IOException {
        assertThat(run("--output", folder.toString(), "--count", "3", "--size", "160x120"))
                .isZero();
        CocoDataset dataset = CocoDataset.read(folder.resolve("instances.json"));
        assertThat(dataset.categories())
                .containsExactly(
                        new CocoCategory(1, "person"),
                        new CocoCategory(2, "vehicle"),
                        new CocoCategory(3, "bike"));
        assertThat(dataset.images()).hasSize(3);
        assertThat(dataset.annotations()).isNotEmpty();
        for (CocoImage image : dataset.images()) {
            BufferedImage picture =
                    ImageIO.read(folder.resolve("images").resolve(image.fileName()).toFile());
            assertThat(picture.getWidth()).isEqualTo(160).isEqualTo(image.width());
            assertThat(picture.getHeight()).isEqualTo(120).isEqualTo(image.height());
        }
        for (CocoAnnotation annotation : dataset.annotations()) {
            assertThat(annotation.box().x()).isBetween(0.0, 159.0);
            assertThat(annotation.box().width()).isPositive();
            assertThat(annotation.box().x() + annotation.box().width()).isLessThanOrEqualTo(160);
            assertThat(annotation.box().y() + annotation.box().height()).isLessThanOrEqualTo(120);
        }
    }

    @Test
    void writesTheSameForTheSameSeedAndOtherwiseNot() throws IOException {
        byte[] one = picture("one", "5");
        assertThat(picture("again", "5")).isEqualTo(one);
        assertThat(picture("other", "6")).isNotEqualTo(one);
    }

    private byte[] picture(String name, String seed) throws IOException {
        Path target = folder.resolve(name);
        String[] arguments = {
            "--output", target.toString(), "--count=1", "--size=96x64", "--seed", seed
        };
        assertThat(run(arguments)).isZero();
        return Files.readAllBytes(target.resolve("images/000001.jpg"));
    }

    @Test
    void writesAVideoWithItsBoxesBeside() {
        Path video = folder.resolve("street.mp4");
        assertThat(run("--video", video.toString(), "--frames=8", "--size=160x96", "--demo"))
                .isZero();
        assertThat(video).isNotEmptyFile();
        CocoDataset dataset = CocoDataset.read(folder.resolve("street.json"));
        assertThat(dataset.images()).hasSize(8);
        assertThat(dataset.annotations()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--seed=1; pass either --output DIR or --video FILE",
                "--output=x --video=y.mp4; pass either --output DIR or --video FILE",
                "--output=x --frames=2; --count needs --output, --frames needs --video",
                "--video=y.mp4 --count=2; --count needs --output, --frames needs --video",
                "--output=x --demo; --demo needs --video",
                "--output=x --jpeg-quality=101; --jpeg-quality must be 1 to 100, but is 101",
                "--output=x --size=16x9; '16x9' is not a valid size such as 640x360",
                "--output=x --size=640; '640' is not a valid size such as 640x360",
                "--output=x --size=640x360x3; '640x360x3' is not a valid size such as 640x360",
                "--output=x --count=0; '0' is not a whole number of at least 1"
            })
    void refusesWhatDoesNotFitTogether(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
    }

    @Test
    void tellsInOneLineWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("--output", file.resolve("below").toString(), "--count=1")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written").hasLineCount(1);
    }

    private int run(String... arguments) {
        CommandLine program = Sightline.commandLine();
        program.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "scene";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return program.execute(all);
    }
}
