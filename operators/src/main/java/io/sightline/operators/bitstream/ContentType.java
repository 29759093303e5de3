package io.sightline.operators.bitstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that a frame can be encoded in. */
public enum ContentType {
    /** JPEG, baseline or progressive. */
    JPEG("image/jpeg", false),
    /** PNG; the first image of an animation. */
    PNG("image/png", false),
    /** One H.264 access unit in Annex B form. */
    H264("video/h264", true),
    /** One H.265 access unit in Annex B form. */
    H265("video/h265", true);

    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String mimeType;
    private final boolean video;

    ContentType(String mimeType, boolean video) {
        this.mimeType = mimeType;
        this.video = video;
    }

    /** The name on the wire, such as {@code image/jpeg}. */
    public String mimeType() {
        return mimeType;
    }

    /** Whether a frame may depend on the frames before it. */
    public boolean isVideo() {
        return video;
    }

    /**
     * The format of a frame: the one that its header declares, if its first bytes match, or without
     * a header the one that its first bytes match.
     *
     * @param declared the header {@code content-type}, empty when absent; case and parameters after
     *     a semicolon are ignored
     * @param encoded the frame, may be null
     * @throws UndecodableFrameException when it is empty, in another format, or not in the declared
     *     one
     */
    public static ContentType of(String declared, byte[] encoded) throws UndecodableFrameException {
        if (encoded == null || encoded.length == 0) {
            throw new UndecodableFrameException(DecodeReason.EMPTY, "the record has no value");
        }
        if (declared.isBlank()) {
            return sniff(encoded)
                    .orElseThrow(
                            () ->
                                    new UndecodableFrameException(
                                            DecodeReason.UNKNOWN_CODEC,
                                            "no content type declared, and the first bytes match no supported format"));
        }
        ContentType type =
                named(declared)
                        .orElseThrow(
                                () ->
                                        new UndecodableFrameException(
                                                DecodeReason.UNKNOWN_CODEC,
                                                "content type '%.100s' is not supported"
                                                        .formatted(declared)));
        if (!type.begins(encoded)) {
            throw new UndecodableFrameException(
                    DecodeReason.WRONG_CONTENT_TYPE,
                    "the content-type header says %s, but the first bytes match %s"
                            .formatted(
                                    type.mimeType,
                                    sniff(encoded)
                                            .map(ContentType::mimeType)
                                            .orElse("no supported format")));
        }
        return type;
    }

    /** The format with a name on the wire; empty when there is none. */
    public static Optional<ContentType> named(String declared) {
        String name = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.mimeType.equals(name)).findFirst();
    }

    /** The format that the first bytes match; empty when they match none. */
    public static Optional<ContentType> sniff(byte[] encoded) {
        if (JPEG.begins(encoded)) {
            return Optional.of(JPEG);
        }
        if (PNG.begins(encoded)) {
            return Optional.of(PNG);
        }
        return NalUnit.first(encoded).flatMap(NalUnit::codec);
    }

    private boolean begins(byte[] encoded) {
        return switch (this) {
            case JPEG -> startsWith(encoded, JPEG_START);
            case PNG -> startsWith(encoded, PNG_START);
            // The two codecs share their start code, so the declared one is trusted.
            case H264, H265 -> NalUnit.first(encoded).isPresent();
        };
    }

    private static boolean startsWith(byte[] encoded, byte[] start) {
        return encoded.length >= start.length
                && Arrays.equals(encoded, 0, start.length, start, 0, start.length);
    }
}
