package io.sightline.models.error;

import io.sightline.models.text.PrintableText;
import io.sightline.models.text.Secrets;

/**
 * An error that the user can resolve: wrong input, or an environment that lacks something. The
 * program reports it in one line without a stack trace and ends with exit code 1. The message may
 * repeat text from outside: control characters in it are shown and not obeyed, and logins in
 * addresses are hidden.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: what is wrong and, where it is known, what to do
     */
    public UserError(String message) {
        super(shown(message));
    }

    /**
     * @param message one line: what is wrong and, where it is known, what to do
     * @param cause kept for the debug log
     */
    public UserError(String message, Throwable cause) {
        super(shown(message), cause);
    }

    private static String shown(String message) {
        return PrintableText.of(Secrets.hide(message));
    }
}
