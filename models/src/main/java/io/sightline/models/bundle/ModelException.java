package io.sightline.models.bundle;

/** A model that cannot be used; the message names the file and the cause in one line. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line naming the file and the cause
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * @param message one line naming the file and the cause
     * @param cause what happened beneath
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
