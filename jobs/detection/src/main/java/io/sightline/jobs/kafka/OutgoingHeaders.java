package io.sightline.jobs.kafka;

import io.sightline.operators.frame.RecordHeader;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a record that the job writes, in the order the pipeline gave them. */
final class OutgoingHeaders {
    private OutgoingHeaders() {}

    /** The pipeline's headers as Kafka's. */
    static Headers of(List<RecordHeader> headers) {
        Headers kafkaHeaders = new RecordHeaders();
        headers.forEach(header -> kafkaHeaders.add(header.name(), header.value()));
        return kafkaHeaders;
    }
}
