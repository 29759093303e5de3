package io.sightline.models.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the bytes of a file must add up to, written as {@code sha256:...} or {@code sha384:...}.
 *
 * @param algorithm how it is computed
 * @param hex the digest, lower-case hexadecimal digits
 */
public record Checksum(Algorithm algorithm, String hex) {
    /** The digests in which publishers state their files. */
    public enum Algorithm {
        SHA256("SHA-256", 32),
        SHA384("SHA-384", 48);

        private final String standardName;
        private final int bytes;

        Algorithm(String standardName, int bytes) {
            this.standardName = standardName;
            this.bytes = bytes;
        }
    }

    public Checksum {
        if (!hex.matches(String.format(Locale.ROOT, "[0-9a-f]{%d}", 2 * algorithm.bytes))) {
            throw new IllegalArgumentException("no %s: %s".formatted(algorithm.standardName, hex));
        }
    }

    /**
     * Reads a checksum as {@link #toString()} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    @JsonCreator
    public static Checksum parse(String text) {
        for (Algorithm algorithm : Algorithm.values()) {
            String prefix = algorithm.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(prefix)) {
                return new Checksum(algorithm, text.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("no checksum: " + text);
    }

    /** Checksum of a file, by this one's algorithm. */
    Checksum of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return of(digest);
    }

    /** Checksum of what a {@linkplain #newDigest() digest of this algorithm} was fed with. */
    Checksum of(MessageDigest fed) {
        return new Checksum(algorithm, HexFormat.of().formatHex(fed.digest()));
    }

    /** Something to feed with bytes. */
    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(algorithm.standardName);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has it", impossible);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return algorithm.name().toLowerCase(Locale.ROOT) + ":" + hex;
    }
}
