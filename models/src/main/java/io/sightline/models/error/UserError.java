package io.sightline.models.error;

/**
 * A mistake of the user or of their surroundings, told in one line and without a stack trace; the
 * program ends with exit code 1.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: what is wrong and, where it is known, what to do
     */
    public UserError(String message) {
        super(message);
    }

    /**
     * @param message one line: what is wrong and, where it is known, what to do
     * @param cause kept for the debug log
     */
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
