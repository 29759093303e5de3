package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.error.UserError;
import io.sightline.models.tracks.MotBox;
import io.sightline.models.tracks.MotFile;
import io.sightline.models.tracks.TrackAccuracy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the accuracy of tracks is shown: a table for people, JSON for programs.
 *
 * @param accuracy of all sequences together
 */
record TrackReport(TrackAccuracy accuracy) {
    /**
     * Measures sequences and combines them.
     *
     * @param truthOfTracks files of true tracks by files of tracks, at least one pair
     * @throws UserError when a file cannot be read, or an id occurs twice in a frame
     */
    static TrackReport of(Map<Path, Path> truthOfTracks) {
        return new TrackReport(
                truthOfTracks.entrySet().stream()
                        .map(pair -> measure(pair.getKey(), pair.getValue()))
                        .reduce(TrackAccuracy::plus)
                        .orElseThrow());
    }

    private static TrackAccuracy measure(Path tracks, Path truth) {
        List<MotBox> reported = MotFile.read(tracks);
        List<MotBox> real = MotFile.read(truth);
        try {
            return TrackAccuracy.of(real, reported);
        } catch (UserError wrong) {
            throw new UserError(tracks + " and " + truth + ": " + wrong.getMessage(), wrong);
        }
    }

    /** A line for each figure. */
    String table() {
        StringBuilder table = new StringBuilder();
        figures()
                .properties()
                .forEach(
                        figure ->
                                table.append(
                                        String.format(
                                                Locale.ROOT,
                                                figure.getValue().isIntegralNumber()
                                                        ? "%-15s %8.0f%n"
                                                        : "%-15s %8.4f%n",
                                                figure.getKey(),
                                                figure.getValue().doubleValue())));
        return table.toString();
    }

    /** One line. */
    String json() {
        return figures() + System.lineSeparator();
    }

    private ObjectNode figures() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mota", accuracy.mota())
                .put("motp", accuracy.motp())
                .put("idf1", accuracy.idf1())
                .put("idp", accuracy.idp())
                .put("idr", accuracy.idr())
                .put("hota", accuracy.hota())
                .put("detA", accuracy.detA())
                .put("assA", accuracy.assA())
                .put("locA", accuracy.locA())
                .put("idSwitches", accuracy.idSwitches())
                .put("fragments", accuracy.fragments())
                .put("truePositives", accuracy.truePositives())
                .put("falsePositives", accuracy.falsePositives())
                .put("falseNegatives", accuracy.falseNegatives())
                .put("mostlyTracked", accuracy.mostlyTracked())
                .put("mostlyLost", accuracy.mostlyLost());
    }
}
