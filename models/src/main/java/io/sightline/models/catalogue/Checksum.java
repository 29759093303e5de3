package io.sightline.models.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of a file, written as {@code sha256:...} or {@code sha384:...}: publishers use both.
 *
 * @param bits length of the digest, 256 or 384
 * @param hex the digest, lower-case hexadecimal digits
 */
public record Checksum(int bits, String hex) {
    private static final Pattern TEXT = Pattern.compile("sha(?:256:[0-9a-f]{64}|384:[0-9a-f]{96})");

    /**
     * Reads a checksum as {@link #toString()} writes it.
     *
     * @throws IllegalArgumentException when the text is not a valid checksum
     */
    @JsonCreator
    public static Checksum parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a valid checksum: expected sha256: or sha384: and the digits"
                            .formatted(text));
        }
        int colon = text.indexOf(':');
        return new Checksum(Integer.parseInt(text.substring(3, colon)), text.substring(colon + 1));
    }

    /** Checksum of a file, by this one's algorithm. */
    Checksum of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Checksum of all that a stream still has, by this one's algorithm. */
    Checksum of(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-" + bits);
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new Checksum(bits, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has it", impossible);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return "sha" + bits + ":" + hex;
    }
}
