package io.sightline.jobs.options;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 500ms}, {@code 1s}, {@code 15min}; always positive. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = TimeUtils.parseDuration(text);
            if (duration.toMillis() > 0) {
                return duration;
            }
        } catch (IllegalArgumentException notADuration) {
            // Told below, in the same words as a duration that is too short.
        }
        throw new TypeConversionException(
                "'%s' is no duration such as 500ms, 1s or 15min".formatted(text));
    }
}
