package io.sightline.jobs.bench;

import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.ClipEncoder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured with: two seconds of a drawn street, encoded, shown over and over.
 *
 * @param codec of the frames
 * @param width pixels
 * @param height pixels
 * @param clip the frames, the first of them a keyframe
 */
public record Workload(FrameCodec codec, int width, int height, Clip clip) {
    /** Frames of the clip: few enough to stay in memory, with two keyframes of H.264. */
    public static final int FRAMES = 2 * Street.FRAMES_PER_SECOND;

    /** Pictures that are in memory at once before they are encoded. */
    private static final int BATCH = 10;

    private static final String TOPIC = "frames";
    private static final String CAMERA_ID = "cam";
    private static final String EPOCH = "0";

    /**
     * Draws and encodes the street of the demo.
     *
     * @param codec {@link FrameCodec#JPEG} or {@link FrameCodec#H264}
     * @param width pixels, at least 32
     * @param height pixels, at least 32
     * @throws InterruptedException when the listener wants no more of it
     */
    public static Workload draw(FrameCodec codec, int width, int height, BenchListener listener)
            throws InterruptedException {
        Street street = Street.demo(width, height);
        List<SourceFrame> frames = new ArrayList<>(FRAMES);
        listener.began("draw", "frames", FRAMES);
        try (ClipEncoder encoder = new ClipEncoder(codec, Street.FRAMES_PER_SECOND)) {
            for (int first = 0; first < FRAMES; first += BATCH) {
                for (SceneFrame frame : street.frames(first, Math.min(first + BATCH, FRAMES))) {
                    frames.add(encoder.encode(frame.image()));
                }
                listener.reached(frames.size());
            }
        } finally {
            listener.ended();
        }
        return new Workload(codec, width, height, new Clip(frames));
    }

    /** The size as people write it: {@code 1280x720}. */
    public String size() {
        return width + "x" + height;
    }

    /**
     * A frame as the job reads it from Kafka.
     *
     * @param seq frame number from 0; the clip starts over at its end
     */
    EncodedFrame frame(long seq) {
        SourceFrame frame = clip.frames().get((int) (seq % clip.frames().size()));
        SourceRecord record =
                new SourceRecord(
                        TOPIC,
                        0,
                        seq,
                        frame.ptsMillis(),
                        CAMERA_ID.getBytes(StandardCharsets.UTF_8),
                        frame.value(),
                        List.of());
        return new EncodedFrame(
                CAMERA_ID,
                EPOCH,
                seq,
                true,
                frame.contentType().mimeType(),
                EpochMicros.now(),
                record);
    }
}
