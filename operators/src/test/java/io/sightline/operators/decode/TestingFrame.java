package io.sightline.operators.decode;

import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds frames as they arrive from a topic. */
final class TestingFrame {
    private final String cameraId;
    private String streamEpoch = "0";
    private long seq;
    private boolean numbered = true;
    private String contentType = "";
    private Long timestampMillis;

    private TestingFrame(String cameraId) {
        this.cameraId = cameraId;
    }

    static TestingFrame of(String cameraId) {
        return new TestingFrame(cameraId);
    }

    /** A clip as a camera sends it, numbered from 0. */
    static List<EncodedFrame> clip(TestingClip clip, String cameraId) {
        return records(clip.units(), cameraId, clip.codec().mimeType());
    }

    /** Records as a camera sends them, numbered from 0. */
    static List<EncodedFrame> records(List<byte[]> values, String cameraId, String contentType) {
        List<EncodedFrame> frames = new ArrayList<>();
        for (byte[] value : values) {
            frames.add(of(cameraId).seq(frames.size()).contentType(contentType).bytes(value));
        }
        return frames;
    }

    TestingFrame streamEpoch(String epoch) {
        streamEpoch = epoch;
        return this;
    }

    TestingFrame seq(long number) {
        seq = number;
        return this;
    }

    /** The producer gave no number; the offset stands in. */
    TestingFrame offset(long offset) {
        seq = offset;
        numbered = false;
        return this;
    }

    TestingFrame contentType(String type) {
        contentType = type;
        return this;
    }

    TestingFrame timestampMillis(long millis) {
        timestampMillis = millis;
        return this;
    }

    EncodedFrame bytes(byte[] value) {
        SourceRecord source =
                new SourceRecord(
                        "frames",
                        0,
                        seq,
                        timestampMillis != null ? timestampMillis : 1_700_000_000_000L + seq * 40,
                        cameraId.getBytes(StandardCharsets.UTF_8),
                        value,
                        List.of());
        return new EncodedFrame(cameraId, streamEpoch, seq, numbered, contentType, 0, source);
    }

    /** The same frame with other bytes. */
    static EncodedFrame with(EncodedFrame frame, byte[] value) {
        return of(frame.cameraId())
                .streamEpoch(frame.streamEpoch())
                .seq(frame.seq())
                .contentType(frame.contentType())
                .bytes(value);
    }
}
