package io.sightline.jobs.topics;

import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic takes.
 *
 * @param maxMessageBytes largest record batch, bytes
 * @param maxPastMillis how far in the past a record's timestamp may be, milliseconds; {@link
 *     Long#MAX_VALUE}: no limit
 * @param maxFutureMillis how far in the future a record's timestamp may be, milliseconds; {@link
 *     Long#MAX_VALUE}: no limit
 */
public record TopicLimits(int maxMessageBytes, long maxPastMillis, long maxFutureMillis) {
    /** The defaults of Kafka 4, for a topic whose settings cannot be read. */
    static final TopicLimits DEFAULT = new TopicLimits(1_048_588, Long.MAX_VALUE, 3_600_000);

    /** Of brokers before 3.6, for both directions. */
    private static final String MAX_DIFFERENCE = "message.timestamp.difference.max.ms";

    static TopicLimits of(Config settings) {
        int bytes =
                number(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                        .map(Math::toIntExact)
                        .orElse(DEFAULT.maxMessageBytes());
        boolean stampedByBroker =
                text(settings, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                        .filter("LogAppendTime"::equals)
                        .isPresent();
        return stampedByBroker
                ? new TopicLimits(bytes, Long.MAX_VALUE, Long.MAX_VALUE)
                : new TopicLimits(
                        bytes,
                        millis(settings, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
                        millis(settings, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG));
    }

    private static long millis(Config settings, String name) {
        return number(settings, name)
                .or(() -> number(settings, MAX_DIFFERENCE))
                .orElse(Long.MAX_VALUE);
    }

    private static Optional<Long> number(Config settings, String name) {
        return text(settings, name).map(Long::valueOf);
    }

    private static Optional<String> text(Config settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(ConfigEntry::value);
    }
}
