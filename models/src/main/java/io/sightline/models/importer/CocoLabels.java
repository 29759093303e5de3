package io.sightline.models.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The classes that detectors trained on COCO have. */
final class CocoLabels {
    /** By category id from 1 to 90, of which ten were never used: empty here. */
    private static final String[] CATEGORIES = {
        "person",
        "bicycle",
        "car",
        "motorcycle",
        "airplane",
        "bus",
        "train",
        "truck",
        "boat",
        "traffic light",
        "fire hydrant",
        "",
        "stop sign",
        "parking meter",
        "bench",
        "bird",
        "cat",
        "dog",
        "horse",
        "sheep",
        "cow",
        "elephant",
        "bear",
        "zebra",
        "giraffe",
        "",
        "backpack",
        "umbrella",
        "",
        "",
        "handbag",
        "tie",
        "suitcase",
        "frisbee",
        "skis",
        "snowboard",
        "sports ball",
        "kite",
        "baseball bat",
        "baseball glove",
        "skateboard",
        "surfboard",
        "tennis racket",
        "bottle",
        "",
        "wine glass",
        "cup",
        "fork",
        "knife",
        "spoon",
        "bowl",
        "banana",
        "apple",
        "sandwich",
        "orange",
        "broccoli",
        "carrot",
        "hot dog",
        "pizza",
        "donut",
        "cake",
        "chair",
        "couch",
        "potted plant",
        "bed",
        "",
        "dining table",
        "",
        "",
        "toilet",
        "",
        "tv",
        "laptop",
        "mouse",
        "remote",
        "keyboard",
        "cell phone",
        "microwave",
        "oven",
        "toaster",
        "sink",
        "refrigerator",
        "",
        "book",
        "clock",
        "vase",
        "scissors",
        "teddy bear",
        "hair drier",
        "toothbrush"
    };

    /** One for each of the 90 classes; those without a name are numbered by class id. */
    static final List<String> ALL = labels();

    private CocoLabels() {}

    private static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (String category : CATEGORIES) {
            labels.add(
                    category.isEmpty()
                            ? String.format(Locale.ROOT, "unnamed (%d)", labels.size())
                            : category);
        }
        return List.copyOf(labels);
    }
}
