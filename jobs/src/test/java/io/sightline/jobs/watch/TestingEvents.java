package io.sightline.jobs.watch;

import java.util.List;

/** Detection events as the job writes them. */
final class TestingEvents {
    private TestingEvents() {}

    static String event(String cameraId, long seq, String... detections) {
        return """
               {"schema":"io.sightline.detections.v1","cameraId":"%s","streamEpoch":"e1","seq":%d,\
               "frameTime":"2026-01-01T00:00:00.000Z","decision":"inferred",\
               "frame":{"width":640,"height":480,"contentType":"image/jpeg",\
               "source":{"topic":"frames","partition":0,"offset":%d}},\
               "model":{"name":"tiny","version":"1","digest":"%s"},"detections":[%s]}"""
                .formatted(
                        cameraId, seq, seq, "0".repeat(64), String.join(",", List.of(detections)));
    }

    static String detection(String label, double score) {
        return "{\"label\":\"%s\",\"classId\":0,\"score\":%s,\"box\":[0.1,0.1,0.2,0.2]}"
                .formatted(label, score);
    }
}
