package io.sightline.jobs.cli;

import io.sightline.jobs.chart.ChartFormat;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of files that a chart can be written to. */
final class ChartFileConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        Path file = Path.of(text);
        if (ChartFormat.of(file).isEmpty()) {
            throw new TypeConversionException("'%s' must end in .png or .svg".formatted(text));
        }
        return file;
    }
}
