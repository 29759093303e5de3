package io.sightline.jobs.detection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where jobs of this user keep their checkpoints by default: a folder for each Kafka cluster,
 * group, and frames topic. A topic that was created again has another folder, because offsets of
 * the former one mean nothing in it.
 *
 * @param path of all jobs
 */
public record StateHome(Path path) {
    /** Longer names are legal in Kafka, but not in every file system. */
    private static final int MAX_NAME = 200;

    /** {@code $XDG_STATE_HOME/sightline}, or {@code ~/.local/state/sightline}. */
    public static StateHome ofUser() {
        Path home =
                Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local/state"));
        return new StateHome(home.resolve("sightline"));
    }

    /** The folder of a job. */
    Path folderOf(JobIdentity job) {
        return path.resolve(name(job.clusterId()))
                .resolve(name(job.groupId()))
                .resolve(name(job.framesTopic() + "-" + job.framesTopicId()));
    }

    private static String name(String text) {
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
        if (escaped.chars().allMatch(character -> character == '.')) {
            escaped = escaped.replace(".", "%2E");
        }
        return escaped.length() <= MAX_NAME
                ? escaped
                : escaped.substring(0, MAX_NAME - 40)
                        + "~"
                        + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
