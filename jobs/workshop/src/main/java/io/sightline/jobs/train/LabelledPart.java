package io.sightline.jobs.train;

import io.sightline.models.error.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of one source.
 *
 * @param learnt what a network learns from
 * @param heldOut what it is validated on, completely labelled
 * @param share how often the source is drawn, relative to the others
 */
record LabelledPart(List<LabelledImage> learnt, List<LabelledImage> heldOut, double share) {
    LabelledPart {
        learnt = List.copyOf(learnt);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Holds out every n-th completely labelled image, the first one included: with the same images
     * always the same ones.
     *
     * @param images of the source
     * @param every n; 0 for none, 1 for all
     * @param classes number of labels
     * @param source named in errors
     * @throws UserError when images are to be held out and none is completely labelled
     */
    static LabelledPart split(
            List<LabelledImage> images, int every, int classes, double share, String source) {
        List<LabelledImage> learnt = new ArrayList<>();
        List<LabelledImage> heldOut = new ArrayList<>();
        int complete = 0;
        for (LabelledImage image : images) {
            boolean held = image.isComplete(classes) && every > 0 && complete++ % every == 0;
            (held ? heldOut : learnt).add(image);
        }
        if (every > 0 && heldOut.isEmpty()) {
            throw new UserError(
                    "%s: no image can be held out, as none is labelled for all classes"
                            .formatted(source));
        }
        return new LabelledPart(learnt, heldOut, share);
    }
}
