package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * From far to near. Distance alone is not enough, as a long bus is nearer than a person before its
 * rear: of two extents that a wall along or across the street divides, the one on the eye's side
 * comes later.
 */
final class PaintOrder {
    private PaintOrder() {}

    static <T> List<T> of(List<T> things, Function<T, Extent> extent, Point3 eye) {
        List<T> left = new ArrayList<>(things);
        left.sort(Comparator.comparingDouble((T thing) -> -distance(extent.apply(thing), eye)));
        List<T> ordered = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            ordered.add(left.remove(farthest(left, extent, eye)));
        }
        return ordered;
    }

    private static double distance(Extent extent, Point3 eye) {
        Point3 centre = extent.centre();
        return Math.hypot(centre.x() - eye.x(), centre.y() - eye.y());
    }

    /** The first that nothing else must precede; of things that surround each other, the first. */
    private static <T> int farthest(List<T> left, Function<T, Extent> extent, Point3 eye) {
        for (int i = 0; i < left.size(); i++) {
            if (isFree(left, i, extent, eye)) {
                return i;
            }
        }
        return 0;
    }

    private static <T> boolean isFree(
            List<T> left, int index, Function<T, Extent> extent, Point3 eye) {
        Extent own = extent.apply(left.get(index));
        for (int i = 0; i < left.size(); i++) {
            Extent other = extent.apply(left.get(i));
            if (i != index && other.behind(own, eye) && !own.behind(other, eye)) {
                return false;
            }
        }
        return true;
    }
}
