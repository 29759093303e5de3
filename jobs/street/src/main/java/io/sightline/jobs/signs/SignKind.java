package io.sightline.jobs.signs;

import java.util.Arrays;
import java.util.Optional;

/** What a sign says, after the signs of the Vienna Convention. */
public enum SignKind {
    /** Red octagon with the word. */
    STOP("stop"),

    /** White triangle on its tip, red border. */
    YIELD("yield"),

    /** Yellow square on its tip, white border. */
    PRIORITY_ROAD("priority road"),

    /** Red disc with a white bar. */
    NO_ENTRY("no entry"),

    /** White disc with the number, red border. */
    SPEED_LIMIT_30("speed limit 30"),

    /** White disc with the number, red border. */
    SPEED_LIMIT_50("speed limit 50"),

    /** White triangle with a walker on stripes, red border. */
    PEDESTRIAN_CROSSING("pedestrian crossing"),

    /** White triangle with a worker at a heap, red border. */
    ROADWORKS("roadworks"),

    /** Blue disc with a bicycle. */
    CYCLE_PATH("cycle path"),

    /** Blue disc with an arrow. */
    TURN_RIGHT("turn right");

    private final String label;

    SignKind(String label) {
        this.label = label;
    }

    /** Name of the class. */
    public String label() {
        return label;
    }

    /** The kind with a label, if there is one. */
    public static Optional<SignKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
