package io.sightline.jobs.soak;

import io.sightline.jobs.chart.Line;
import io.sightline.jobs.chart.Line.Weight;
import io.sightline.jobs.chart.LineChart;
import io.sightline.jobs.chart.LineChart.Axis;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording in files: every reading in {@code samples.csv}, and a chart of each measure, {@code
 * resident.png} and so on, in which a grey line ends the warm-up.
 *
 * @param recording at least one sample of each measure of each process
 * @param warmUp its first part
 */
record RecordingFiles(Recording recording, Duration warmUp) {
    private static final double SECONDS_PER_MINUTE = 60;

    /**
     * Writes them, over those that are there.
     *
     * @throws UserError when one cannot be written
     */
    void write(Path folder) {
        Path table = folder.resolve("samples.csv");
        try {
            Files.writeString(table, recording.toCsv());
        } catch (IOException failure) {
            throw new UserError("%s: cannot be written: %s".formatted(table, failure), failure);
        }
        for (Measure measure : Measure.values()) {
            chart(measure).write(folder.resolve(measure + ".png"));
        }
    }

    /** A line for each process. */
    LineChart chart(Measure measure) {
        List<Line> lines = new ArrayList<>();
        double lastMinute = 0;
        double highest = 1;
        for (String process : recording.processes()) {
            Line line = line(process, recording.of(process, measure));
            for (int i = 0; i < line.x().length; i++) {
                lastMinute = Math.max(lastMinute, line.x()[i]);
                highest = Math.max(highest, line.y()[i]);
            }
            lines.add(line);
        }
        double top = 1.05 * highest;
        double judged = warmUp.toMillis() / 1e3 / SECONDS_PER_MINUTE;
        lines.add(
                0,
                new Line(
                        "",
                        new double[] {judged, judged},
                        new double[] {0, top},
                        Weight.BACKGROUND));
        return new LineChart(
                "", new Axis("Minutes", 0, lastMinute), new Axis(measure.title(), 0, top), lines);
    }

    private static Line line(String process, List<Sample> samples) {
        return new Line(
                process,
                samples.stream()
                        .mapToDouble(sample -> sample.seconds() / SECONDS_PER_MINUTE)
                        .toArray(),
                samples.stream().mapToDouble(Sample::value).toArray(),
                Weight.NORMAL);
    }
}
