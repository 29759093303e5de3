package io.sightline.jobs.train;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import io.sightline.models.training.TrainingImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts people's labels and a teacher's answer together. People are right: a teacher is heard only
 * about classes that they have not drawn exhaustively, and there only about objects that they have
 * not drawn. What neither has looked for is unknown everywhere.
 */
final class LabelMerge {
    /**
     * A teacher's box that overlaps a person's by more than this is of the same object; what the
     * teachers' own suppression of doubles calls the same, 0.45, is the same here.
     */
    static final float SAME_OBJECT_IOU = 0.45f;

    /** A teacher's box of which more than this share is in a crowd belongs to the crowd. */
    static final float IN_CROWD = 0.5f;

    /**
     * Below this score a teacher is wrong about as often as it is right: neither an object nor
     * background is learnt from it.
     */
    static final float SURE_SCORE = 0.15f;

    private LabelMerge() {}

    /**
     * The image as a network learns from it.
     *
     * @param answer {@link TeacherAnswer#NONE} without a teacher
     * @param classes number of labels
     * @param pixels reads the image
     */
    static TrainingImage merge(
            LabelledImage image, TeacherAnswer answer, int classes, TrainingImage.Pixels pixels) {
        List<LabelledBox> boxes = new ArrayList<>(image.boxes());
        List<IgnoredRegion> ignored = new ArrayList<>(image.crowds());
        for (Detection found : answer.found()) {
            if (isNews(found, image)) {
                if (found.score() < SURE_SCORE) {
                    ignored.add(new IgnoredRegion(found.classId(), found.box()));
                } else {
                    boxes.add(new LabelledBox(found.classId(), found.box(), found.score()));
                }
            }
        }
        for (int classId = 0; classId < classes; classId++) {
            if (!image.exhaustive().contains(classId) && !answer.known().contains(classId)) {
                ignored.add(IgnoredRegion.everywhere(classId));
            }
        }
        return new TrainingImage(image.name(), pixels, boxes, ignored);
    }

    private static boolean isNews(Detection found, LabelledImage image) {
        int classId = found.classId();
        Box box = found.box();
        return area(box) > 0
                && !image.exhaustive().contains(classId)
                && image.boxes().stream()
                        .filter(drawn -> drawn.classId() == classId)
                        .noneMatch(drawn -> iou(box, drawn.box()) > SAME_OBJECT_IOU)
                && image.crowds().stream()
                        .filter(crowd -> crowd.classId() == classId)
                        .noneMatch(crowd -> shared(box, crowd.box()) > IN_CROWD * area(box));
    }

    private static float iou(Box a, Box b) {
        float shared = shared(a, b);
        return shared / (area(a) + area(b) - shared);
    }

    private static float shared(Box a, Box b) {
        float width = Math.min(a.xMax(), b.xMax()) - Math.max(a.xMin(), b.xMin());
        float height = Math.min(a.yMax(), b.yMax()) - Math.max(a.yMin(), b.yMin());
        return width > 0 && height > 0 ? width * height : 0;
    }

    private static float area(Box box) {
        return Math.max(0, box.xMax() - box.xMin()) * Math.max(0, box.yMax() - box.yMin());
    }
}
