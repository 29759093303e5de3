package io.sightline.jobs.chart;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** File formats of charts, chosen by the ending of the file name. */
public enum ChartFormat {
    PNG,
    SVG;

    /** The format that a file's name asks for; empty when it is none of them. */
    public static Optional<ChartFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.word()))
                .findFirst();
    }

    /** In lower case. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
