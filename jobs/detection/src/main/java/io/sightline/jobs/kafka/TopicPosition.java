package io.sightline.jobs.kafka;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A place in every partition of a topic. */
public sealed interface TopicPosition {
    /** Where the job's group has stopped; the oldest frame where it has never been. */
    record Committed() implements TopicPosition {}

    /** The oldest frame. */
    record Earliest() implements TopicPosition {}

    /** Behind the newest frame there is when the job starts. */
    record Latest() implements TopicPosition {}

    /**
     * The first frame taken at or after a moment.
     *
     * @param instant capture time
     */
    record At(Instant instant) implements TopicPosition {}

    /**
     * A frame of each partition.
     *
     * @param byPartition offset, from 0, by partition, from 0
     */
    record Offsets(Map<Integer, Long> byPartition) implements TopicPosition {
        public Offsets {
            byPartition = Map.copyOf(byPartition);
        }
    }

    /** Where one begins to read. */
    final class FromConverter implements ITypeConverter<TopicPosition> {
        @Override
        public TopicPosition convert(String text) {
            return switch (text) {
                case "committed" -> new Committed();
                case "earliest" -> new Earliest();
                case "latest" -> new Latest();
                default -> momentOrOffsets(text, "committed, earliest, latest, a time such as %s");
            };
        }
    }

    /** Where one ends. */
    final class UntilConverter implements ITypeConverter<TopicPosition> {
        @Override
        public TopicPosition convert(String text) {
            return text.equals("latest")
                    ? new Latest()
                    : momentOrOffsets(text, "latest, a time such as %s");
        }
    }

    private static TopicPosition momentOrOffsets(String text, String others) {
        Pattern offset = Pattern.compile("(\\d{1,9}):(\\d{1,18})");
        Map<Integer, Long> byPartition = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = offset.matcher(part);
            if (!matcher.matches()) {
                return moment(text, others);
            }
            byPartition.put(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
        }
        return new Offsets(byPartition);
    }

    private static TopicPosition moment(String text, String others) {
        try {
            return new At(Instant.parse(text));
        } catch (DateTimeParseException neither) {
            throw new TypeConversionException(
                    ("'%s' is none of "
                                    + others.formatted("2026-11-20T16:45:00Z")
                                    + ", or partitions with offsets such as 0:1200,1:1180")
                            .formatted(text));
        }
    }
}
