package io.sightline.operators.bitstream;

/** A frame that cannot be decoded; the fault is in its bytes, not in the pipeline. */
public final class UndecodableFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DecodeReason reason;

    /**
     * @param reason what can be counted
     * @param detail one sentence for a person
     */
    public UndecodableFrameException(DecodeReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** Why, as a word that can be counted; the message says more. */
    public DecodeReason reason() {
        return reason;
    }
}
