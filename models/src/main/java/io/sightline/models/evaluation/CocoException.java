package io.sightline.models.evaluation;

import io.sightline.models.error.UserError;

/** A data set or results file that cannot be used; the message says in one line what is wrong. */
public final class CocoException extends UserError {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line naming the place and the cause
     */
    public CocoException(String message) {
        super(message);
    }

    /**
     * @param message one line naming the place and the cause
     * @param cause what happened beneath
     */
    public CocoException(String message, Throwable cause) {
        super(message, cause);
    }
}
