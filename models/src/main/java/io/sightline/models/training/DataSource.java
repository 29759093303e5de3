package io.sightline.models.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where images come from. Paths are relative to the folder of the data, which is given when a
 * recipe is run.
 */
public sealed interface DataSource {
    /** How often its images are drawn, relative to the shares of the others, above 0. */
    double share();

    /**
     * Images with boxes, in the COCO format.
     *
     * @param annotations path of the {@code instances.json}. An image of it may say {@code
     *     "labels"}: {@code complete} (also when it says nothing), {@code partial} with the {@code
     *     "labelled_classes"} whose objects are all boxed, or {@code none}
     * @param images path of the folder of the images
     * @param only beginnings of file names: the images that have one are taken, so that images of
     *     one file can be drawn by different shares; none to take all
     * @param categories label by category, where the two are called differently
     * @param inexhaustive labels of which only some objects are boxed, by the beginning of the
     *     images' file names, whatever the annotations say
     * @param holdOut every how many-th of the completely labelled images is kept from learning and
     *     used for validation; 0 for none, 1 for all
     */
    record Annotated(
            String annotations,
            String images,
            List<String> only,
            Map<String, String> categories,
            Map<String, List<String>> inexhaustive,
            int holdOut,
            double share)
            implements DataSource {
        public Annotated {
            only = List.copyOf(only);
            categories = Map.copyOf(categories);
            inexhaustive = Map.copyOf(inexhaustive);
            checkHoldOut(holdOut);
            checkShare(share);
        }
    }

    /**
     * A folder of images that nobody has labelled: a teacher says what is in them.
     *
     * @param images path of the folder
     */
    record Unlabelled(String images, double share) implements DataSource {
        public Unlabelled {
            checkShare(share);
        }
    }

    /**
     * Frames of a video that nobody has labelled: a teacher says what is in them.
     *
     * @param video path of the file
     * @param every of how many frames one is taken, at least 1
     */
    record Video(String video, int every, double share) implements DataSource {
        public Video {
            checkShare(share);
            if (every < 1) {
                throw new IllegalArgumentException("every must be at least 1, found " + every);
            }
        }
    }

    /**
     * Street scenes that are drawn by the project itself.
     *
     * @param seed of the first scene; each scene has the next one
     * @param count number of scenes, at least 1
     * @param holdOut as for {@link Annotated}
     */
    record Scenes(long seed, int count, int holdOut, double share) implements DataSource {
        public Scenes {
            checkHoldOut(holdOut);
            checkShare(share);
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, found " + count);
            }
        }
    }

    /** Every how many-th completely labelled image is held out; 0 for none. */
    default int heldOut() {
        if (this instanceof Annotated annotated) {
            return annotated.holdOut();
        }
        return this instanceof Scenes scenes ? scenes.holdOut() : 0;
    }

    /** For people, in a few words. */
    default String description() {
        if (this instanceof Scenes scenes) {
            return String.format(
                    Locale.ROOT, "%d drawn street scenes, seed %d", scenes.count(), scenes.seed());
        }
        String path = path().orElseThrow();
        return this instanceof Video video
                ? String.format(Locale.ROOT, "%s, every %d. frame", path, video.every())
                : path;
    }

    /** Where it is on disk; empty for drawn images. */
    default Optional<String> path() {
        if (this instanceof Annotated annotated) {
            return Optional.of(annotated.annotations());
        }
        if (this instanceof Unlabelled unlabelled) {
            return Optional.of(unlabelled.images());
        }
        return this instanceof Video video ? Optional.of(video.video()) : Optional.empty();
    }

    private static void checkShare(double share) {
        if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("share must be above 0, found " + share);
        }
    }

    private static void checkHoldOut(int holdOut) {
        if (holdOut < 0) {
            throw new IllegalArgumentException("holdOut must be at least 0, found " + holdOut);
        }
    }
}
