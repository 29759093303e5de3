package io.sightline.jobs.scene;

import java.util.List;

/** Something that stands on the street and hides what is behind it. */
interface Body {
    Extent extent();

    /** Draws it where the pen's camera sees it; nothing outside its extent. */
    void paint(Pen pen);

    /** Convex pieces, by their corners, that cast its shadow. */
    List<List<Point3>> solids();
}
