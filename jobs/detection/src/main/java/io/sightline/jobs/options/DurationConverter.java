package io.sightline.jobs.options;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 500ms}, {@code 1s}, {@code 15min}; at least 1 ms. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return parse(text, false);
    }

    private static Duration parse(String text, boolean allowsZero) {
        try {
            Duration duration = TimeUtils.parseDuration(text);
            if (duration.toMillis() > 0 || (allowsZero && duration.isZero())) {
                return duration;
            }
        } catch (IllegalArgumentException notADuration) {
            // Refused below, like a duration that is too short.
        }
        throw new TypeConversionException(
                "'%s' is not %sa duration such as 500ms, 1s or 15min"
                        .formatted(text, allowsZero ? "0 or " : ""));
    }

    /** Durations that may also be 0. */
    public static final class OrZero implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return parse(text, true);
        }
    }
}
