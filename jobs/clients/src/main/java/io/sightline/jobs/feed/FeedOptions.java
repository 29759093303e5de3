package io.sightline.jobs.feed;

import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.operators.frame.CameraId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is published, where, and until when.
 *
 * @param cluster where to publish
 * @param framesTopic topic the frames go to
 * @param cameraIds the cameras that all show the source
 * @param streamEpoch names this numbering of frames: {@code [A-Za-z0-9._-]{1,64}}
 * @param rate pace of a recording
 * @param loop whether a recording starts over at its end
 * @param framesPerCamera where to end, from 1; {@link Long#MAX_VALUE} for no limit
 * @param duration when to end, positive; empty for no limit
 */
public record FeedOptions(
        KafkaCluster cluster,
        String framesTopic,
        List<String> cameraIds,
        String streamEpoch,
        FeedRate rate,
        boolean loop,
        long framesPerCamera,
        Optional<Duration> duration) {
    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks the names and the limits. */
    public FeedOptions {
        cameraIds = List.copyOf(cameraIds);
        for (String cameraId : cameraIds) {
            if (!CameraId.isValid(cameraId)) {
                throw new IllegalArgumentException(
                        "'%s' is no camera id: 1 to 128 characters of A-Z a-z 0-9 . _ -"
                                .formatted(cameraId));
            }
        }
        if (!EPOCH.matcher(streamEpoch).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no stream epoch: 1 to 64 characters of A-Z a-z 0-9 . _ -"
                            .formatted(streamEpoch));
        }
        if (framesPerCamera < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the number of frames must be at least 1, not %d",
                            framesPerCamera));
        }
        if (duration.filter(limit -> limit.isZero() || limit.isNegative()).isPresent()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the duration must be positive, not %d s",
                            duration.get().toSeconds()));
        }
    }

    /**
     * Names the cameras that show one source: {@code cam} alone, {@code cam-1} to {@code cam-N}
     * when there are several.
     *
     * @param name of the camera or the start of their names
     * @param count of cameras, from 1
     */
    public static List<String> cameraIds(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the number of cameras must be at least 1, not %d",
                            count));
        }
        return count == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, count).mapToObj(n -> name + "-" + n).toList();
    }

    /** A stream epoch that no earlier run had: the time in base 36. */
    public static String newStreamEpoch() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }
}
