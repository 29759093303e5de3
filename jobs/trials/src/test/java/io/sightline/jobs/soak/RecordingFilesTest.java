package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.chart.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    @TempDir private Path folder;

    @Test
    void writesEveryReading() throws IOException {
        files().write(folder);

        assertThat(Files.readAllLines(folder.resolve("samples.csv")))
                .startsWith(
                        "seconds,process,measure,value",
                        "0.0,broker,resident,100.0",
                        "60.3,broker,resident,200.457")
                .hasSize(1 + 2 * 2 * Measure.values().length);
    }

    @Test
    void drawsAChartOfEachMeasure() throws IOException {
        files().write(folder);

        for (Measure measure : Measure.values()) {
            assertThat(ImageIO.read(folder.resolve(measure + ".png").toFile())).isNotNull();
        }
    }

    @Test
    void drawsALineForEachProcessBehindTheEndOfTheWarmUp() {
        LineChart chart = files().chart(Measure.RESIDENT);

        assertThat(chart.lines())
                .extracting(line -> line.name())
                .containsExactly("", "broker", "jobmanager");
        assertThat(chart.lines().get(0).x()).containsExactly(0.5, 0.5);
        assertThat(chart.lines().get(1).x()).containsExactly(0, 60.25 / 60);
        assertThat(chart.xAxis().max()).isEqualTo(60.25 / 60);
        assertThat(chart.yAxis().title()).isEqualTo("resident, MB");
        assertThat(chart.yAxis().max()).isGreaterThan(200.4567);
    }

    private static RecordingFiles files() {
        Recording recording = new Recording();
        for (String process : List.of("jobmanager", "broker")) {
            for (Measure measure : Measure.values()) {
                recording.add(process, measure, new Sample(0, 100));
                recording.add(process, measure, new Sample(60.25, 200.4567));
            }
        }
        return new RecordingFiles(recording, Duration.ofSeconds(30));
    }
}
