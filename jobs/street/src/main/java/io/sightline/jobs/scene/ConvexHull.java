package io.sightline.jobs.scene;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Comparator;
import java.util.List;

/** The outline of a set of points, by Andrew's monotone chain. */
final class ConvexHull {
    private ConvexHull() {}

    /**
     * @param points sorted here
     */
    static Path2D.Double of(List<Point2D.Double> points) {
        Path2D.Double path = new Path2D.Double();
        if (points.size() < 3) {
            return path;
        }
        points.sort(
                Comparator.comparingDouble((Point2D.Double point) -> point.x)
                        .thenComparingDouble(point -> point.y));
        Point2D.Double[] chain = new Point2D.Double[2 * points.size()];
        int size = 0;
        for (Point2D.Double point : points) {
            size = append(chain, size, 0, point);
        }
        int lower = size - 1;
        for (int i = points.size() - 2; i >= 0; i--) {
            size = append(chain, size, lower, points.get(i));
        }
        path.moveTo(chain[0].x, chain[0].y);
        for (int i = 1; i < size - 1; i++) {
            path.lineTo(chain[i].x, chain[i].y);
        }
        path.closePath();
        return path;
    }

    private static int append(Point2D.Double[] chain, int size, int fixed, Point2D.Double point) {
        int kept = size;
        while (kept >= fixed + 2 && !turnsLeft(chain[kept - 2], chain[kept - 1], point)) {
            kept--;
        }
        chain[kept] = point;
        return kept + 1;
    }

    private static boolean turnsLeft(Point2D.Double a, Point2D.Double b, Point2D.Double c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    }
}
