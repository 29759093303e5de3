package io.sightline.operators.bitstream;

/** A frame that cannot be decoded; the fault is in its bytes, not in the pipeline. */
public final class UndecodableFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DecodeReason reason;

    /**
     * @param reason for counting
     * @param detail one sentence for a person
     */
    public UndecodableFrameException(DecodeReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** Why, for counting; the message says more. */
    public DecodeReason reason() {
        return reason;
    }
}
