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
 * What to publish, where, and until when.
 *
 * @param cluster the Kafka cluster
 * @param framesTopic the topic of the frames
 * @param cameraIds the cameras; all of them publish the source
 * @param streamEpoch names this numbering of frames: {@code [A-Za-z0-9._-]{1,64}}
 * @param rate pace of a recording
 * @param loop whether a recording starts over at its end
 * @param framesPerCamera number of frames after which to end, from 1; {@link Long#MAX_VALUE} for no
 *     limit
 * @param duration time after which to end, positive; empty for no limit
 * @param maxAhead how far ahead of the clock capture times may be, positive
 */
public record FeedOptions(
        KafkaCluster cluster,
        String framesTopic,
        List<String> cameraIds,
        String streamEpoch,
        FeedRate rate,
        boolean loop,
        long framesPerCamera,
        Optional<Duration> duration,
        Duration maxAhead) {
    /** Half of what Kafka's brokers accept by default: the clocks of two machines differ. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofMinutes(30);

    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks the names and the limits. */
    public FeedOptions {
        cameraIds = List.copyOf(cameraIds);
        for (String cameraId : cameraIds) {
            if (!CameraId.isValid(cameraId)) {
                throw new IllegalArgumentException(
                        ("'%s' is not a valid camera id: use 1 to 128 characters of"
                                        + " A-Z a-z 0-9 . _ -")
                                .formatted(cameraId));
            }
        }
        if (!EPOCH.matcher(streamEpoch).matches()) {
            throw new IllegalArgumentException(
                    ("'%s' is not a valid stream epoch: use 1 to 64 characters of"
                                    + " A-Z a-z 0-9 . _ -")
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

    /** With the default distance to the clock. */
    public FeedOptions(
            KafkaCluster cluster,
            String framesTopic,
            List<String> cameraIds,
            String streamEpoch,
            FeedRate rate,
            boolean loop,
            long framesPerCamera,
            Optional<Duration> duration) {
        this(
                cluster,
                framesTopic,
                cameraIds,
                streamEpoch,
                rate,
                loop,
                framesPerCamera,
                duration,
                DEFAULT_MAX_AHEAD);
    }

    /**
     * The same options for a topic with another limit.
     *
     * @param accepted how far ahead of the clock of its brokers the topic takes records, positive;
     *     more than the default makes no difference
     */
    public FeedOptions withAccepted(Duration accepted) {
        Duration half = accepted.dividedBy(2);
        return new FeedOptions(
                cluster,
                framesTopic,
                cameraIds,
                streamEpoch,
                rate,
                loop,
                framesPerCamera,
                duration,
                half.compareTo(maxAhead) < 0 ? half : maxAhead);
    }

    /**
     * Ids of the cameras of one source: {@code cam} for one camera, {@code cam-1} to {@code cam-N}
     * for several.
     *
     * @param name id of the camera, or the prefix of their ids
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

    /** A new stream epoch: the time in base 36. */
    public static String newStreamEpoch() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }
}
