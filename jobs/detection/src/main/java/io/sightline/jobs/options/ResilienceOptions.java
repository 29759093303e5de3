package io.sightline.jobs.options;

import io.sightline.operators.work.PoisonPolicy;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What keeps the job running for months. */
public final class ResilienceOptions {
    @Option(
            names = "--forget-after",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description =
                    "Forget a camera that is silent for this long: its video then resumes at a"
                            + " keyframe. Default: ${DEFAULT-VALUE}.")
    private Duration forgetAfter;

    @Option(
            names = "--poison-tries",
            paramLabel = "N",
            defaultValue = "" + PoisonPolicy.DEFAULT_TRIES,
            converter = TriesConverter.class,
            description =
                    "Dead-letter a frame (reason poison) when the job has failed at it this often."
                            + " 0: try for ever. Default: ${DEFAULT-VALUE}.")
    private int poisonTries;

    /** Silence of a camera after which the job has no state of it. */
    public Duration forgetAfter() {
        return forgetAfter;
    }

    /** How often the job may fail at the same frame; 0 for ever. */
    public int poisonTries() {
        return poisonTries;
    }

    /** 0, or a number from 2: after one failure nobody knows which frame it was. */
    static final class TriesConverter implements ITypeConverter<Integer> {
        private static final Pattern NUMBER = Pattern.compile("0|[2-9]|[1-9][0-9]{1,2}");

        @Override
        public Integer convert(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw new TypeConversionException(
                        "'%s' is not 0 or a whole number from 2 to 999".formatted(text));
            }
            return Integer.valueOf(text);
        }
    }
}
