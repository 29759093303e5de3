package io.sightline.jobs.scene;

import java.util.List;

/** Something that stands on the street and hides what is behind it. */
interface Body {
    Extent extent();

    /** Draws it where the pen's camera sees it; nothing outside its extent. */
    void paint(Pen pen);

    /** Lights on it, where lamps are lit. */
    default List<Glow> glows() {
        return List.of();
    }

    /** Convex pieces, by their corners, that cast its shadow. */
    List<List<Point3>> solids();
}
