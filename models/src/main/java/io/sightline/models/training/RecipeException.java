package io.sightline.models.training;

/** A recipe that cannot be read; the message names the file, line and field in one line. */
public final class RecipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line naming the file and the cause
     * @param cause what happened beneath
     */
    public RecipeException(String message, Throwable cause) {
        super(message, cause);
    }
}
