package io.sightline.models.training;

import io.sightline.models.detector.Box;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.Arrays;
import java.util.List;

/**
 * Assigns anchors to objects (Liu et al. 2016, section 2.2, "Matching strategy"): each object gets
 * the anchor that overlaps it most, then every other anchor the object it overlaps most, if the
 * overlap is large enough. Thread-safe.
 */
public final class AnchorMatcher {
    private static final float KNOWN = 1;
    private static final double IGNORED_SHARE = 0.5;
    private static final int NONE = -1;

    private final float[][] corners;
    private final List<Anchor> anchors;
    private final BoxCoder coder;
    private final boolean exclusive;
    private final int classes;
    private final double matchedIou;

    /**
     * @param anchors of the network, in its order
     * @param coder of the network's boxes
     * @param scores softmax answers about all classes at once: there an anchor counts only where
     *     all of them are known
     * @param classes number of labels
     * @param matchedIou overlap from which an anchor answers for an object
     */
    public AnchorMatcher(
            List<Anchor> anchors,
            BoxCoder coder,
            ScoreConversion scores,
            int classes,
            double matchedIou) {
        this.anchors = List.copyOf(anchors);
        this.corners = anchors.stream().map(AnchorMatcher::corners).toArray(float[][]::new);
        this.coder = coder;
        this.exclusive = scores == ScoreConversion.SOFTMAX;
        this.classes = classes;
        this.matchedIou = matchedIou;
    }

    private static float[] corners(Anchor anchor) {
        return new float[] {
            anchor.xCenter() - anchor.width() / 2,
            anchor.yCenter() - anchor.height() / 2,
            anchor.xCenter() + anchor.width() / 2,
            anchor.yCenter() + anchor.height() / 2
        };
    }

    /** The targets of several images. */
    public AnchorTargets targets(List<TrainingSample> samples) {
        int count = samples.size() * anchors.size();
        AnchorTargets targets =
                new AnchorTargets(
                        new float[count * (classes + 1)],
                        new float[count * (classes + 1)],
                        new float[count * 4],
                        new float[count]);
        for (int i = 0; i < samples.size(); i++) {
            write(samples.get(i), targets, i * anchors.size());
        }
        return targets;
    }

    private void write(TrainingSample sample, AnchorTargets targets, int first) {
        int[] matches = match(sample.boxes());
        for (int a = 0; a < matches.length; a++) {
            int at = (first + a) * (classes + 1);
            Arrays.fill(targets.classWeights(), at, at + classes + 1, KNOWN);
            targets.classes()[at] = 1;
            if (matches[a] >= 0) {
                LabelledBox object = sample.boxes().get(matches[a]);
                targets.classes()[at] = 1 - object.score();
                targets.classes()[at + 1 + object.classId()] = object.score();
                targets.boxWeights()[first + a] = object.score();
                float[] encoding = coder.encode(object.box(), anchors.get(a));
                System.arraycopy(encoding, 0, targets.boxes(), (first + a) * 4, 4);
            }
        }
        for (IgnoredRegion region : sample.ignored()) {
            ignore(region, matches, sample.boxes(), targets.classWeights(), first);
        }
    }

    /** The object that each anchor answers for, -1 for none. */
    private int[] match(List<LabelledBox> objects) {
        int[] matches = new int[corners.length];
        float[] best = new float[corners.length];
        Arrays.fill(matches, NONE);
        float[][] overlaps = new float[objects.size()][corners.length];
        for (int o = 0; o < objects.size(); o++) {
            Box box = objects.get(o).box();
            for (int a = 0; a < corners.length; a++) {
                float iou = iou(corners[a], box);
                overlaps[o][a] = iou;
                if (iou >= matchedIou && iou > best[a]) {
                    best[a] = iou;
                    matches[a] = o;
                }
            }
        }
        giveEachItsBest(overlaps, matches);
        return matches;
    }

    /** Greatest overlap first, so that two objects never claim the same anchor. */
    private static void giveEachItsBest(float[][] overlaps, int[] matches) {
        boolean[] taken = new boolean[matches.length];
        int[] wanted = new int[overlaps.length];
        for (int object = 0; object < wanted.length; object++) {
            wanted[object] = best(overlaps[object], taken);
        }
        for (int object = next(overlaps, wanted); object >= 0; object = next(overlaps, wanted)) {
            int anchor = wanted[object];
            matches[anchor] = object;
            taken[anchor] = true;
            wanted[object] = NONE;
            for (int other = 0; other < wanted.length; other++) {
                if (wanted[other] == anchor) {
                    wanted[other] = best(overlaps[other], taken);
                }
            }
        }
    }

    /** The object that wants an anchor and overlaps it most. */
    private static int next(float[][] overlaps, int[] wanted) {
        int next = NONE;
        for (int object = 0; object < wanted.length; object++) {
            if (wanted[object] != NONE
                    && (next == NONE
                            || overlaps[object][wanted[object]] > overlaps[next][wanted[next]])) {
                next = object;
            }
        }
        return next;
    }

    /** The anchor that is left and overlaps an object most. */
    private static int best(float[] overlaps, boolean[] taken) {
        int best = NONE;
        for (int a = 0; a < taken.length; a++) {
            if (!taken[a] && overlaps[a] > (best == NONE ? 0 : overlaps[best])) {
                best = a;
            }
        }
        return best;
    }

    private void ignore(
            IgnoredRegion region,
            int[] matches,
            List<LabelledBox> objects,
            float[] weights,
            int first) {
        for (int a = 0; a < corners.length; a++) {
            boolean answersForClass =
                    matches[a] >= 0
                            && (exclusive || objects.get(matches[a]).classId() == region.classId());
            if (!answersForClass && share(corners[a], region.box()) >= IGNORED_SHARE) {
                int at = (first + a) * (classes + 1);
                if (exclusive) {
                    Arrays.fill(weights, at, at + classes + 1, 0);
                } else {
                    weights[at + 1 + region.classId()] = 0;
                }
            }
        }
    }

    private static float iou(float[] anchor, Box box) {
        float both = intersection(anchor, box);
        float area = (box.xMax() - box.xMin()) * (box.yMax() - box.yMin());
        float own = (anchor[2] - anchor[0]) * (anchor[3] - anchor[1]);
        return both / (area + own - both);
    }

    /** Share of the part of an anchor inside the image that is in the region. */
    private static double share(float[] anchor, Box region) {
        float width = Math.min(anchor[2], 1) - Math.max(anchor[0], 0);
        float height = Math.min(anchor[3], 1) - Math.max(anchor[1], 0);
        return intersection(anchor, region) / (width * height);
    }

    private static float intersection(float[] anchor, Box box) {
        float width = Math.min(anchor[2], box.xMax()) - Math.max(anchor[0], box.xMin());
        float height = Math.min(anchor[3], box.yMax()) - Math.max(anchor[1], box.yMin());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
