package io.sightline.operators.bitstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Other names that devices and programs send. */
    private static final Map<String, ContentType> ALIASES =
            Map.ofEntries(
                    Map.entry("image/jpg", JPEG),
                    Map.entry("image/pjpeg", JPEG),
                    Map.entry("image/x-jpeg", JPEG),
                    Map.entry("image/x-png", PNG),
                    Map.entry("video/avc", H264),
                    Map.entry("video/x-h264", H264),
                    Map.entry("video/h.264", H264),
                    Map.entry("video/h264-svc", H264),
                    Map.entry("video/hevc", H265),
                    Map.entry("video/x-h265", H265),
                    Map.entry("video/x-hevc", H265),
                    Map.entry("video/h.265", H265));

    /** Names that say nothing about the format. */
    private static final Set<String> UNSPECIFIC =
            Set.of("", "application/octet-stream", "binary/octet-stream");

    private static final String CONVERT =
            "; its NAL units have lengths (AVCC, HVCC) instead of start codes: convert it to Annex"
                    + " B, for example with FFmpeg's h264_mp4toannexb or hevc_mp4toannexb";

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
     * The format of a frame. The first bytes decide between the formats of images, whichever type
     * of image the header declares, and between all formats if it declares nothing. The two formats
     * of video share their start code, so there the header decides.
     *
     * @param declared the header {@code content-type}, empty when absent; case, parameters after a
     *     semicolon, and usual other names are understood
     * @param encoded the frame, may be null
     * @throws UndecodableFrameException when it is empty, in another format, or not in the declared
     *     one
     */
    public static ContentType of(String declared, byte[] encoded) throws UndecodableFrameException {
        if (encoded == null || encoded.length == 0) {
            throw new UndecodableFrameException(DecodeReason.EMPTY, "the record has no value");
        }
        String name = normalised(declared);
        if (UNSPECIFIC.contains(name)) {
            return sniff(encoded)
                    .orElseThrow(
                            () ->
                                    new UndecodableFrameException(
                                            DecodeReason.UNKNOWN_CODEC,
                                            "no content type declared, and the first bytes match no"
                                                    + " supported format"
                                                    + hint(encoded)));
        }
        if (name.startsWith("image/")) {
            Optional<ContentType> image = sniff(encoded).filter(type -> !type.video);
            if (image.isPresent()) {
                return image.get();
            }
        }
        ContentType type =
                named(declared)
                        .orElseThrow(
                                () ->
                                        new UndecodableFrameException(
                                                DecodeReason.UNKNOWN_CODEC,
                                                "content type '%.100s' is not supported"
                                                        .formatted(declared)));
        if (!type.video || NalUnit.first(encoded).isEmpty()) {
            throw new UndecodableFrameException(
                    DecodeReason.WRONG_CONTENT_TYPE,
                    "the content-type header says %s, but the first bytes match %s"
                                    .formatted(
                                            type.mimeType,
                                            sniff(encoded)
                                                    .map(ContentType::mimeType)
                                                    .orElse("no supported format"))
                            + (type.video ? hint(encoded) : ""));
        }
        return type;
    }

    private static String hint(byte[] encoded) {
        return LengthPrefixedUnits.match(encoded) ? CONVERT : "";
    }

    /** The format with a name on the wire; empty when there is none. */
    public static Optional<ContentType> named(String declared) {
        String name = normalised(declared);
        return Arrays.stream(values())
                .filter(type -> type.mimeType.equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(name)));
    }

    private static String normalised(String declared) {
        return declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The format that the first bytes match; empty when they match none. */
    public static Optional<ContentType> sniff(byte[] encoded) {
        if (startsWith(encoded, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (startsWith(encoded, PNG_START)) {
            return Optional.of(PNG);
        }
        return NalUnit.first(encoded).flatMap(NalUnit::codec);
    }

    private static boolean startsWith(byte[] encoded, byte[] start) {
        return encoded.length >= start.length
                && Arrays.equals(encoded, 0, start.length, start, 0, start.length);
    }
}
