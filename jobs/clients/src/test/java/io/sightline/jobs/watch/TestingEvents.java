package io.sightline.jobs.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Detection events as the job writes them. */
public final class TestingEvents {
    private TestingEvents() {}

    public static String event(String cameraId, long seq, String... detections) {
        return String.format(
                Locale.ROOT,
                """
               {"schema":"io.sightline.detections.v1","cameraId":"%s","streamEpoch":"e1","seq":%d,\
               "frameTime":"2026-01-01T00:00:00.000Z","decision":"inferred",\
               "frame":{"width":640,"height":480,"contentType":"image/jpeg",\
               "source":{"topic":"frames","partition":0,"offset":%d}},\
               "model":{"name":"tiny","version":"1","digest":"%s"},"detections":[%s]}""",
                cameraId,
                seq,
                seq,
                "0".repeat(64),
                String.join(",", List.of(detections)));
    }

    public static String detection(String label, double score) {
        return "{\"label\":\"%s\",\"classId\":0,\"score\":%s,\"box\":[0.1,0.1,0.2,0.2]}"
                .formatted(label, score);
    }

    /** The value as a record that was 12.345 ms in the job. */
    public static ConsumerRecord<byte[], byte[]> record(String value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        "detections", 0, 0, null, value.getBytes(StandardCharsets.UTF_8));
        addTimings(record.headers());
        return record;
    }

    /** What the job adds of an event that took it 12.345 ms. */
    public static void addTimings(Headers headers) {
        headers.add("t-received", "1000000".getBytes(StandardCharsets.UTF_8));
        headers.add("t-emitted", "1012345".getBytes(StandardCharsets.UTF_8));
    }
}
