package io.sightline.jobs.kafka;

import io.sightline.operators.frame.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Our headers as Kafka's. */
final class KafkaHeaders {
    private KafkaHeaders() {}

    static Headers of(List<RecordHeader> headers) {
        Headers kafkaHeaders = new RecordHeaders();
        headers.forEach(header -> kafkaHeaders.add(header.name(), header.value()));
        return kafkaHeaders;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
