package io.sightline.models.catalogue;

import java.io.IOException;

/** A server does not have the file, or has another one: asking it again is of no use. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
