package io.sightline.operators.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a camera: 1 to 128 characters of {@code A-Z a-z 0-9 . _ -}, the key of every record.
 */
public final class CameraId {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private CameraId() {}

    /** Whether a text is a valid camera id. */
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /**
     * The camera id in a record key; empty when the key is null, not UTF-8 or not a valid camera
     * id.
     */
    public static Optional<String> parse(byte[] key) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
            return isValid(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
