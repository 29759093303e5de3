package io.sightline.operators.frame;

/** What was decided for a valid frame. */
public enum Decision {
    /** It is inferred. */
    INFERRED("inferred"),
    /** It was too old, or gave way to a frame of another camera: it is not inferred. */
    SKIPPED_LATE("skipped-late");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** The decision as written in events, kebab-case. */
    public String word() {
        return word;
    }
}
