package io.sightline.operators.frame;

/** What was decided to do with a frame that can be decoded. */
public enum Decision {
    /** The network has seen it. */
    INFERRED("inferred"),
    /** It was too old, or gave way to another camera's: the network has not seen it. */
    SKIPPED_LATE("skipped-late");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** The decision as events spell it, kebab-case. */
    public String word() {
        return word;
    }
}
