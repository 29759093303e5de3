package io.sightline.models.catalogue;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Files that a publisher could offer. */
final class TestingFiles {
    static final int BYTES = 200_000;

    private TestingFiles() {}

    /** Bytes that look like nothing, always the same. */
    static byte[] content() {
        byte[] content = new byte[BYTES];
        new Random(1).nextBytes(content);
        return content;
    }

    /** A catalogue's description of a file with this content. */
    static SourceFile describe(String name, byte[] content, URI... urls) {
        return describe(name, content, List.of(), urls);
    }

    /** A catalogue's description of an archive with this content. */
    static SourceFile describe(String name, byte[] content, List<String> members, URI... urls) {
        return new SourceFile(name, content.length, checksum(content), List.of(urls), members);
    }

    static Checksum checksum(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(content);
            return new Checksum(384, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
