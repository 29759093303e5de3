package io.sightline.jobs.kafka;

import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A place in every partition of a topic. */
public sealed interface TopicPosition extends Serializable {
    /** The position as it is written on the command line. */
    default String text() {
        if (this instanceof At at) {
            return at.instant().toString();
        } else if (this instanceof Offsets offsets) {
            return new TreeMap<>(offsets.byPartition())
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + entry.getValue())
                            .collect(Collectors.joining(","));
        } else if (this instanceof Latest) {
            return "latest";
        }
        return this instanceof Earliest ? "earliest" : "committed";
    }

    /** The committed offsets of the job's group; the oldest frame where it has none. */
    record Committed() implements TopicPosition {}

    /** The oldest frame. */
    record Earliest() implements TopicPosition {}

    /** After the newest frame at the time when the job starts. */
    record Latest() implements TopicPosition {}

    /**
     * The first frame that was captured at or after a moment.
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

    /** {@code --from}: where reading starts. */
    final class FromConverter implements ITypeConverter<TopicPosition> {
        @Override
        public TopicPosition convert(String text) {
            return switch (text) {
                case "committed" -> new Committed();
                case "earliest" -> new Earliest();
                case "latest" -> new Latest();
                default -> momentOrOffsets(text, "committed, earliest, latest");
            };
        }
    }

    /** {@code --until}: where reading ends. */
    final class UntilConverter implements ITypeConverter<TopicPosition> {
        @Override
        public TopicPosition convert(String text) {
            return text.equals("latest") ? new Latest() : momentOrOffsets(text, "latest");
        }
    }

    private static TopicPosition momentOrOffsets(String text, String words) {
        Pattern offset = Pattern.compile("(\\d{1,9}):(\\d{1,18})");
        Map<Integer, Long> byPartition = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = offset.matcher(part);
            if (!matcher.matches()) {
                return moment(text, words);
            }
            byPartition.put(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
        }
        return new Offsets(byPartition);
    }

    private static TopicPosition moment(String text, String words) {
        try {
            return new At(Instant.parse(text));
        } catch (DateTimeParseException neither) {
            throw new TypeConversionException(
                    "'%s' is not one of %s, a time such as 2026-11-20T16:45:00Z, or partitions with"
                                    .formatted(text, words)
                            + " offsets such as 0:1200,1:1180");
        }
    }
}
