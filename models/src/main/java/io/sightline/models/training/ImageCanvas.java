package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;

/**
 * An output image while it is painted, straight from the source pixels. Rows of the source are
 * weighed into one row of sums, that row is weighed into pixels; nothing else is kept in between.
 */
final class ImageCanvas {
    /** The mean colour of ImageNet, which SSD's expansion surrounds images with. */
    private static final byte[] MEAN = {123, 117, 104};

    private static final int SUM_BITS = 2 * AxisTaps.WEIGHT_BITS;

    private final int width;
    private final byte[] rgb;

    ImageCanvas(int width, int height) {
        this.width = width;
        rgb = new byte[width * height * 3];
    }

    byte[] rgb() {
        return rgb;
    }

    /** Fills a tile with the view of an image, the mean colour where the view leaves the image. */
    void paint(RgbImage image, View view, Tile tile, boolean mirrored) {
        int sourceWidth = image.width();
        int sourceHeight = image.height();
        AxisTaps columns =
                new AxisTaps(
                        sourceWidth,
                        view.left() * sourceWidth,
                        view.right() * sourceWidth,
                        tile.width(),
                        mirrored);
        AxisTaps rows =
                new AxisTaps(
                        sourceHeight,
                        view.top() * sourceHeight,
                        view.bottom() * sourceHeight,
                        tile.height(),
                        false);
        int begin = columns.lowest() * 3;
        int[] sums = new int[Math.max(0, columns.highest() + 1 - columns.lowest()) * 3];
        for (int row = 0; row < tile.height(); row++) {
            int at = ((tile.y() + row) * width + tile.x()) * 3;
            if (rows.count(row) == 0) {
                for (int column = 0; column < tile.width(); column++) {
                    System.arraycopy(MEAN, 0, rgb, at + column * 3, 3);
                }
            } else {
                sumRows(image, rows, row, begin, sums);
                paintRow(columns, columns.lowest(), sums, tile.width(), at);
            }
        }
    }

    private static void sumRows(RgbImage image, AxisTaps rows, int row, int begin, int[] sums) {
        byte[] source = image.rgb();
        int pitch = image.width() * 3;
        int count = rows.count(row);
        int from = rows.first(row) * pitch + begin;
        int weight = rows.weight(row, 0);
        if (count == 1) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = weight * (source[from + i] & 0xff);
            }
            return;
        }
        int next = from + pitch;
        int nextWeight = rows.weight(row, 1);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weight * (source[from + i] & 0xff) + nextWeight * (source[next + i] & 0xff);
        }
        for (int tap = 2; tap < count; tap++) {
            addRow(source, from + tap * pitch, rows.weight(row, tap), sums);
        }
    }

    private static void addRow(byte[] source, int from, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (source[from + i] & 0xff);
        }
    }

    private void paintRow(AxisTaps columns, int lowest, int[] sums, int length, int at) {
        for (int column = 0; column < length; column++) {
            int to = at + column * 3;
            int count = columns.count(column);
            if (count == 0) {
                System.arraycopy(MEAN, 0, rgb, to, 3);
                continue;
            }
            int from = (columns.first(column) - lowest) * 3;
            int red = 1 << (SUM_BITS - 1);
            int green = red;
            int blue = red;
            for (int tap = 0; tap < count; tap++) {
                int weight = columns.weight(column, tap);
                red += weight * sums[from];
                green += weight * sums[from + 1];
                blue += weight * sums[from + 2];
                from += 3;
            }
            rgb[to] = (byte) (red >> SUM_BITS);
            rgb[to + 1] = (byte) (green >> SUM_BITS);
            rgb[to + 2] = (byte) (blue >> SUM_BITS);
        }
    }
}
