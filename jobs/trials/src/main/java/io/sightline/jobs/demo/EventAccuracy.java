package io.sightline.jobs.demo;

import io.sightline.jobs.scene.SceneObject;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good the detections of a clip's events are, by COCO's measure. An object that no detector
 * could be asked to find counts as COCO's crowds do: finding it is neither right nor wrong. All
 * cameras' frames count alike.
 */
final class EventAccuracy {
    private static final List<CocoCategory> CATEGORIES =
            IntStream.range(0, SceneObject.LABELS.size())
                    .mapToObj(id -> new CocoCategory(id, SceneObject.LABELS.get(id)))
                    .toList();

    private final KnownObjects truth;
    private final Map<FrameKey, List<Detection>> detections = new LinkedHashMap<>();

    /**
     * @param truth what is in the frames of every camera
     */
    EventAccuracy(KnownObjects truth) {
        this.truth = truth;
    }

    /** Takes what an event says of a frame; of several events of a frame, what the first says. */
    void add(FrameKey frame, List<Detection> found) {
        detections.putIfAbsent(frame, List.copyOf(found));
    }

    /** The figures over the frames that had an event. */
    CocoAccuracy accuracy() {
        List<CocoImage> images = new ArrayList<>();
        List<CocoAnnotation> annotations = new ArrayList<>();
        detections.forEach(
                (frame, found) -> {
                    CocoImage image =
                            new CocoImage(
                                    images.size(),
                                    String.format(
                                            Locale.ROOT, "%s/%d", frame.cameraId(), frame.seq()),
                                    truth.width(),
                                    truth.height());
                    images.add(image);
                    truth.of(frame.seq())
                            .forEach(object -> annotations.add(annotation(image, object)));
                });
        CocoDataset dataset = new CocoDataset(images, CATEGORIES, annotations);
        return CocoEvaluation.evaluate(dataset, results(dataset));
    }

    private List<CocoResult> results(CocoDataset dataset) {
        LabelMatch match = new LabelMatch(dataset, SceneObject.LABELS);
        List<CocoResult> results = new ArrayList<>();
        int index = 0;
        for (List<Detection> found : detections.values()) {
            results.addAll(match.results(dataset.images().get(index++), found));
        }
        return results;
    }

    private static CocoAnnotation annotation(CocoImage image, SceneObject object) {
        Box box = object.box();
        double x = (double) box.xMin() * image.width();
        double y = (double) box.yMin() * image.height();
        CocoBox pixels =
                new CocoBox(
                        x,
                        y,
                        (double) box.xMax() * image.width() - x,
                        (double) box.yMax() * image.height() - y);
        int category = SceneObject.LABELS.indexOf(object.label());
        return new CocoAnnotation(image.id(), category, pixels, pixels.area(), !object.countable());
    }
}
