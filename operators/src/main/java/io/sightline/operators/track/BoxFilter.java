package io.sightline.operators.track;

/**
 * Where a box is expected: a filter for each of its coordinates. The noise follows the size of the
 * box, so the result does not depend on the unit.
 *
 * @param x of the centre
 * @param y of the centre
 * @param width of the box
 * @param height of the box
 */
public record BoxFilter(AxisFilter x, AxisFilter y, AxisFilter width, AxisFilter height) {
    /** Below this a box has no sensible noise. */
    private static final double SMALLEST = 1e-6;

    static BoxFilter at(TrackBox box) {
        double across = size(box.width());
        double down = size(box.height());
        return new BoxFilter(
                AxisFilter.at(box.x(), across),
                AxisFilter.at(box.y(), down),
                AxisFilter.at(box.width(), across),
                AxisFilter.at(box.height(), down));
    }

    /**
     * @param time in 1/30 s, at least 0
     */
    BoxFilter after(double time) {
        double across = size(width.value());
        double down = size(height.value());
        return new BoxFilter(
                x.after(time, across),
                y.after(time, down),
                width.after(time, across),
                height.after(time, down));
    }

    BoxFilter measured(TrackBox box) {
        double across = size(width.value());
        double down = size(height.value());
        return new BoxFilter(
                x.measured(box.x(), across),
                y.measured(box.y(), down),
                width.measured(box.width(), across),
                height.measured(box.height(), down));
    }

    /** While nothing is seen, the size stays as it was. */
    BoxFilter withoutGrowth() {
        return new BoxFilter(x, y, width.halted(), height.halted());
    }

    TrackBox box() {
        return new TrackBox(x.value(), y.value(), size(width.value()), size(height.value()));
    }

    private static double size(double value) {
        return Math.max(value, SMALLEST);
    }
}
