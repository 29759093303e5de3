package io.sightline.models.error;

/**
 * An error that the user can resolve: wrong input, or an environment that lacks something. The
 * program reports it in one line without a stack trace and ends with exit code 1.
 */
public class UserError extends RuntimeException {
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
