package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoResultsTest {
    @TempDir private Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        List<CocoResult> results =
                List.of(
                        new CocoResult(139, 1, new CocoBox(421.62, 158.31, 40.57, 137.49), 0.57305),
                        new CocoResult(9_000_000_000L, 90, new CocoBox(-1, 0, 1e-7, 2), 1.0 / 3));
        Path file = folder.resolve("results.json");

        try (Writer target = Files.newBufferedWriter(file);
                CocoResultsWriter writer = new CocoResultsWriter(target)) {
            for (CocoResult result : results) {
                writer.write(result);
            }
        }

        assertThat(CocoResults.read(file)).isEqualTo(results);
    }

    @Test
    void writesTheFieldsOfTheFormatAndLeavesTheTargetOpen() throws IOException {
        StringWriter target = new StringWriter();

        try (CocoResultsWriter writer = new CocoResultsWriter(target)) {
            writer.write(new CocoResult(1, 2, new CocoBox(3, 4, 5, 6.5), 0.25));
        }
        target.write("\n");

        assertThat(target)
                .hasToString(
                        """
                        [{"image_id":1,"category_id":2,"bbox":[3.0,4.0,5.0,6.5],"score":0.25}]
                        """);
    }

    @Test
    void readsAnEmptyList() throws IOException {
        assertThat(CocoResults.read(file("[]"))).isEmpty();
    }

    @Test
    void turnsFractionsIntoPixelsOfTheImage() {
        CocoImage image = new CocoImage(139, "a.jpg", 640, 480);
        Detection detection = new Detection(0, "car", 0.5f, new Box(0.25f, 0.5f, 0.75f, 1f));

        assertThat(CocoResult.of(image, new CocoCategory(3, "car"), detection))
                .isEqualTo(new CocoResult(139, 3, new CocoBox(160, 240, 320, 240), 0.5));
    }

    @Test
    void namesTheResultThatLacksAField() throws IOException {
        assertRefused(
                """
                [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5},
                 {"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}]
                """,
                "line 2: results[1].score: the field is missing");
    }

    @Test
    void namesTheLineWhereTheJsonBreaks() throws IOException {
        assertRefused(
                "[\n{\"image_id\": 1,,",
                "line 2: not valid JSON: Unexpected character (',' (code 44)): was expecting"
                        + " double-quote to start field name");
        assertRefused("[\n", "line 2: not valid JSON: it ends too early");
    }

    @Test
    void refusesAnythingButAListOfResults() throws IOException {
        assertRefused("", "line 1: expected an array of results");
        assertRefused("{\"images\": []}", "line 1: expected an array of results");
        assertRefused("[] []", "line 1: expected the end of the file");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> CocoResults.read(missing))
                .isInstanceOf(CocoException.class)
                .hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> CocoResults.read(folder))
                .isInstanceOf(CocoException.class)
                .hasMessage(folder + ": cannot be read (Is a directory)");
    }

    private void assertRefused(String content, String cause) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> CocoResults.read(file))
                .isInstanceOf(CocoException.class)
                .hasMessage(file + ": " + cause);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("results.json"), content);
    }
}
