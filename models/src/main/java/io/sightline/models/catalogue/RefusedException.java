package io.sightline.models.catalogue;

import java.io.IOException;

/** A server does not have the file, or has a different one, so that a retry cannot help. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
