package io.sightline.models.bundle;

import io.sightline.models.error.UserError;

/** A model that cannot be used; the message names the file and the cause in one line. */
public final class ModelException extends UserError {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line naming the file and the cause
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * @param message one line naming the file and the cause
     * @param cause kept for the debug log
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
