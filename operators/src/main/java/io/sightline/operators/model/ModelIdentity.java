package io.sightline.operators.model;

import io.sightline.models.bundle.ModelBundle;
import java.io.Serializable;

/**
 * Which model an event comes from.
 *
 * @param name name of the model
 * @param version its version
 * @param digest SHA-256 of the bundle, 64 lower-case hexadecimal digits
 */
public record ModelIdentity(String name, String version, String digest) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The identity of a bundle. */
    public static ModelIdentity of(ModelBundle bundle) {
        return new ModelIdentity(bundle.card().name(), bundle.card().version(), bundle.digest());
    }

    /** The first 12 digits: enough to distinguish the models of one installation in an id. */
    public String shortDigest() {
        return digest.substring(0, 12);
    }
}
