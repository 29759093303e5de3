package io.sightline.jobs.demo;

import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.ClipEncoder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.SceneObject;
import io.sightline.jobs.scene.Street;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A street that is drawn here: what is in each frame is known. It is drawn and encoded before the
 * cameras start, so that this does not compete with the job.
 */
public final class StreetFootage implements Footage {
    /** Frames of the whole clip. */
    public static final int FRAMES = 10 * Street.FRAMES_PER_SECOND;

    /** Pictures that are in memory at once before they are encoded. */
    private static final int BATCH = 16;

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private final FrameCodec codec;
    private final Clip jpeg;
    private final Clip h264;
    private final KnownObjects objects;

    private StreetFootage(FrameCodec codec, Clip jpeg, Clip h264, KnownObjects objects) {
        this.codec = codec;
        this.jpeg = jpeg;
        this.h264 = h264;
        this.objects = objects;
    }

    /**
     * Draws the street.
     *
     * @param frames how many, from 1
     * @param codec of all cameras, or {@link FrameCodec#COPY} for JPEG and H.264 in turn
     * @param frameDrawn called after each frame
     * @param stopRequested tells when to leave it at the frames there are
     */
    public static StreetFootage draw(
            int frames, FrameCodec codec, Runnable frameDrawn, BooleanSupplier stopRequested) {
        Street street = Street.demo(WIDTH, HEIGHT);
        List<SourceFrame> jpeg = new ArrayList<>();
        List<SourceFrame> h264 = new ArrayList<>();
        List<List<SceneObject>> objects = new ArrayList<>();
        try (ClipEncoder toJpeg = new ClipEncoder(FrameCodec.JPEG, Street.FRAMES_PER_SECOND);
                ClipEncoder toH264 = new ClipEncoder(FrameCodec.H264, Street.FRAMES_PER_SECOND)) {
            for (int first = 0; first < frames && !stopRequested.getAsBoolean(); first += BATCH) {
                for (SceneFrame frame : street.frames(first, Math.min(first + BATCH, frames))) {
                    jpeg.add(toJpeg.encode(frame.image()));
                    h264.add(toH264.encode(frame.image()));
                    objects.add(frame.objects());
                    frameDrawn.run();
                }
            }
        }
        return new StreetFootage(
                codec, new Clip(jpeg), new Clip(h264), new KnownObjects(WIDTH, HEIGHT, objects));
    }

    @Override
    public String name() {
        return "a street";
    }

    @Override
    public boolean loops() {
        return true;
    }

    @Override
    public List<CameraGroup> groups(List<String> cameraIds) {
        return Stream.of(FrameCodec.JPEG, FrameCodec.H264)
                .map(sent -> new CameraGroup(clip(sent), senders(sent, cameraIds)))
                .filter(group -> !group.cameraIds().isEmpty())
                .toList();
    }

    private Clip clip(FrameCodec sent) {
        return sent == FrameCodec.JPEG ? jpeg : h264;
    }

    private List<String> senders(FrameCodec sent, List<String> cameraIds) {
        if (codec != FrameCodec.COPY) {
            return codec == sent ? cameraIds : List.of();
        }
        int remainder = sent == FrameCodec.JPEG ? 0 : 1;
        return IntStream.range(0, cameraIds.size())
                .filter(index -> index % 2 == remainder)
                .mapToObj(cameraIds::get)
                .toList();
    }

    @Override
    public Optional<KnownObjects> knownObjects() {
        return Optional.of(objects);
    }
}
