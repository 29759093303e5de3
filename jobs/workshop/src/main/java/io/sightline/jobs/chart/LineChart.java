package io.sightline.jobs.chart;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

/**
 * Lines over a plane, with a legend beside them.
 *
 * @param title above the lines
 * @param xAxis what is shown from left to right
 * @param yAxis what is shown from bottom to top
 * @param lines drawn in this order, later ones over earlier ones, and named in it
 */
public record LineChart(String title, Axis xAxis, Axis yAxis, List<Line> lines) {
    /**
     * One direction of the plane.
     *
     * @param title what is shown, with its unit
     * @param min where it begins
     * @param max where it ends
     */
    public record Axis(String title, double min, double max) {}

    public LineChart {
        lines = List.copyOf(lines);
    }

    /**
     * Draws the chart into a file, which is replaced if it is there.
     *
     * @param file its name says the format
     * @throws UserError when the file cannot be written
     * @throws IllegalArgumentException when its name says none
     */
    public void write(Path file) {
        ChartFormat format =
                ChartFormat.of(file)
                        .orElseThrow(() -> new IllegalArgumentException("no chart: " + file));
        XYChart chart = ChartStyle.apply(this);
        try (OutputStream target = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, target, format.word());
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e), e);
        }
    }
}
