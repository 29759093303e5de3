package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code track}, and {@code evaluate --tracks} of what it writes. */
class TrackCommandTest {
    private static final Path DATA = Path.of("../../../shared/data/mot");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void givesTheBoxesOfAnObjectTheSameId() throws IOException {
        Path detections =
                Files.writeString(
                        folder.resolve("det.txt"),
                        """
                        1,-1,100,50,40,120,0.95
                        2,-1,102,50,40,120,0.95
                        2,-1,400,50,40,120,0.95
                        3,-1,104,50,40,120,0.95
                        """);
        Path tracks = folder.resolve("out.txt");

        assertThat(track(detections, "25", tracks)).isZero();
        assertThat(tracks)
                .hasContent(
                        """
                        1,1,100.0,50.0,40.0,120.0,0.95,-1,-1,-1
                        2,1,102.0,50.0,40.0,120.0,0.95,-1,-1,-1
                        2,2,400.0,50.0,40.0,120.0,0.95,-1,-1,-1
                        3,1,104.0,50.0,40.0,120.0,0.95,-1,-1,-1
                        """);
        assertThat(err).hasToString("sightline: 4 detections, 4 of them in 2 tracks\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1001", "NaN"})
    void refusesARateThatIsNotOne(String rate) {
        assertThat(track(folder.resolve("det.txt"), rate, folder.resolve("out.txt"))).isEqualTo(2);
        assertThat(err.toString()).contains("--fps must be above 0 and up to 1000, but is");
    }

    @ParameterizedTest
    @CsvSource({"TUD-Campus, 0.63, 0.52", "TUD-Stadtmitte, 0.73, 0.53"})
    void followsPedestrians(String sequence, double mota, double hota) throws IOException {
        Path data = DATA.resolve(sequence);
        assumeTrue(
                Files.isDirectory(data),
                "needs data/mot in the folder shared beside the repository");
        Path tracks = folder.resolve("out.txt");
        assertThat(track(data.resolve("det/det.txt"), "25", tracks)).isZero();

        assertThat(evaluate("--tracks", tracks.toString(), "--truth", data + "/gt/gt.txt"))
                .isZero();

        JsonNode accuracy = new ObjectMapper().readTree(out.toString());
        assertThat(accuracy.required("mota").asDouble()).isGreaterThanOrEqualTo(mota);
        assertThat(accuracy.required("hota").asDouble()).isGreaterThanOrEqualTo(hota);
    }

    @Test
    void combinesSequences() throws IOException {
        String right = Files.writeString(folder.resolve("a.txt"), "1,1,0,0,9,9\n").toString();
        String other = Files.writeString(folder.resolve("b.txt"), "1,1,50,0,9,9\n").toString();

        assertThat(
                        evaluate(
                                "--tracks",
                                right,
                                "--truth",
                                right,
                                "--tracks",
                                other,
                                "--truth",
                                right))
                .isZero();

        JsonNode accuracy = new ObjectMapper().readTree(out.toString());
        assertThat(accuracy.required("idf1").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(accuracy.required("truePositives").asInt()).isEqualTo(1);
        assertThat(accuracy.required("falsePositives").asInt()).isEqualTo(1);
    }

    @Test
    void refusesTracksWithoutTheirTruth() throws IOException {
        String file = Files.writeString(folder.resolve("a.txt"), "1,1,0,0,9,9\n").toString();

        assertThat(evaluate("--tracks", file, "--tracks", "b.txt", "--truth", file)).isEqualTo(2);
        assertThat(err.toString()).contains("every --tracks needs one --truth, in the same order");
    }

    @Test
    void refusesOptionsOfBoxesWithTracks() {
        assertThat(evaluate("--tracks", "a", "--truth", "b", "--annotations", "c")).isEqualTo(2);
        assertThat(err.toString()).contains("--annotations needs --images or --results");
    }

    @Test
    void saysWhichFileIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "1,1,0,0,9,9\n1,1,0,0,9,9\n");

        assertThat(evaluate("--tracks", file.toString(), "--truth", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("a.txt: ground truth: id 1 occurs twice in frame 1");
    }

    private int track(Path detections, String rate, Path output) {
        return run("track", "--detections=" + detections, "--fps=" + rate, "--output=" + output);
    }

    private int evaluate(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "evaluate";
        arguments[1] = "--json";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        return Sightline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
