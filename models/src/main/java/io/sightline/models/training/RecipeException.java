package io.sightline.models.training;

import io.sightline.models.error.UserError;

/** A recipe that cannot be read; the message names the file, line and field in one line. */
public final class RecipeException extends UserError {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line naming the file and the cause
     * @param cause kept for the debug log
     */
    public RecipeException(String message, Throwable cause) {
        super(message, cause);
    }
}
