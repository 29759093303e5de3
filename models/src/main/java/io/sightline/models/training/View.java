package io.sightline.models.training;

/**
 * The rectangle of an image that is shown, in fractions of the image. Anything beyond [0, 1] is
 * canvas.
 */
record View(double left, double top, double right, double bottom) {
    static final View WHOLE = new View(0, 0, 1, 1);

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /** A rectangle within this one, given in fractions of this one. */
    View part(double x, double y, double partWidth, double partHeight) {
        double partLeft = left + x * width();
        double partTop = top + y * height();
        return new View(
                partLeft, partTop, partLeft + partWidth * width(), partTop + partHeight * height());
    }
}
