package io.sightline.models.catalogue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** What failures of the network are called; the HTTP client's own messages are often empty. */
final class Failures {
    private Failures() {}

    /** A few words for a message of one line. */
    static String told(IOException failure) {
        if (failure instanceof ConnectException) {
            return hasCause(failure, UnresolvedAddressException.class)
                    ? "unknown host"
                    : "cannot be reached";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "cannot be reached in time";
        }
        if (failure instanceof HttpTimeoutException) {
            return "the server has fallen silent";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
