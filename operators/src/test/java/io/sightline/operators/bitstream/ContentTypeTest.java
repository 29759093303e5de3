package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentTypeTest {
    private static final byte[] TEXT = "hello, this is text".getBytes(StandardCharsets.UTF_8);

    @Test
    void sniffsImagesByTheirFirstBytes() throws Exception {
        assertThat(ContentType.of("", TestingImage.jpeg(8, 8))).isEqualTo(ContentType.JPEG);
        assertThat(ContentType.of("", TestingImage.png(8, 8))).isEqualTo(ContentType.PNG);
    }

    @ParameterizedTest
    @EnumSource
    void sniffsEveryAccessUnitOfAClip(TestingClip clip) throws Exception {
        for (byte[] unit : clip.units()) {
            assertThat(ContentType.of("", unit)).isEqualTo(clip.codec());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sniffsAccessUnitsWithoutDelimiter(TestingClip clip) throws Exception {
        for (byte[] unit : clip.units()) {
            NalUnit second = NalUnit.split(unit).get(1);
            byte[] undelimited = TestingImage.copy(unit, second.start() - 3, unit.length);
            assertThat(ContentType.of("", undelimited)).isEqualTo(clip.codec());
        }
    }

    @Test
    void readsTheHeaderWhateverItsCaseAndParameters() throws Exception {
        assertThat(ContentType.of(" Image/JPEG; q=1", TestingImage.jpeg(8, 8)))
                .isEqualTo(ContentType.JPEG);
    }

    @Test
    void refusesAnEmptyValue() {
        assertRefused("image/jpeg", new byte[0], DecodeReason.EMPTY, "the record has no value");
        assertRefused("", null, DecodeReason.EMPTY, "the record has no value");
    }

    @Test
    void refusesWhatItCannotSniff() {
        assertRefused("", TEXT, DecodeReason.UNKNOWN_CODEC, "no content type declared");
        assertRefused(
                "", new byte[] {0, 0, 1}, DecodeReason.UNKNOWN_CODEC, "no content type declared");
        assertRefused("", new byte[40], DecodeReason.UNKNOWN_CODEC, "no content type declared");
    }

    @Test
    void refusesAContentTypeItDoesNotKnow() {
        assertRefused(
                "video/av1",
                TestingImage.jpeg(8, 8),
                DecodeReason.UNKNOWN_CODEC,
                "content type 'video/av1' is not supported");
    }

    @Test
    void refusesBytesThatAreNotWhatTheHeaderSays() {
        assertRefused(
                "video/h265",
                TestingImage.png(8, 8),
                DecodeReason.WRONG_CONTENT_TYPE,
                "the content-type header says video/h265, but the first bytes match image/png");
        assertRefused(
                "image/png",
                TestingClip.H264_SMALL.units().get(0),
                DecodeReason.WRONG_CONTENT_TYPE,
                "the content-type header says image/png, but the first bytes match video/h264");
        assertRefused(
                "video/h264",
                TEXT,
                DecodeReason.WRONG_CONTENT_TYPE,
                "the content-type header says video/h264, but the first bytes match no supported format");
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg", "image/png", "image/jpg", "IMAGE/PJPEG; q=1", "image/webp"})
    void letsTheBytesDecideBetweenImages(String declared) throws Exception {
        assertThat(ContentType.of(declared, TestingImage.jpeg(8, 8))).isEqualTo(ContentType.JPEG);
        assertThat(ContentType.of(declared, TestingImage.png(8, 8))).isEqualTo(ContentType.PNG);
    }

    @ParameterizedTest
    @CsvSource({
        "video/avc,H264",
        "Video/AVC; profile=77,H264",
        "video/x-h264,H264",
        "video/H264,H264",
        "video/hevc,H265",
        "VIDEO/HEVC,H265",
        "video/x-h265,H265"
    })
    void knowsOtherNamesOfVideo(String declared, ContentType type) throws Exception {
        for (TestingClip clip : TestingClip.values()) {
            if (clip.codec() == type) {
                assertThat(ContentType.of(declared, clip.units().get(0))).isEqualTo(type);
            }
        }
    }

    @Test
    void looksAtTheBytesWhenTheHeaderSaysNothing() throws Exception {
        assertThat(ContentType.of("application/octet-stream", TestingImage.jpeg(8, 8)))
                .isEqualTo(ContentType.JPEG);
        assertThat(ContentType.of(";", TestingClip.H265_OPEN_GOP.units().get(0)))
                .isEqualTo(ContentType.H265);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatVideoOfAContainerMustBeConverted(TestingClip clip) {
        byte[] prefixed = lengthPrefixed(clip.units().get(0));
        String mimeType = clip.codec().mimeType();
        assertRefused(mimeType, prefixed, DecodeReason.WRONG_CONTENT_TYPE, "convert it to Annex B");
        assertRefused("", prefixed, DecodeReason.UNKNOWN_CODEC, "convert it to Annex B");
    }

    private static byte[] lengthPrefixed(byte[] unit) {
        return TestingImage.concat(
                NalUnit.split(unit).stream()
                        .map(
                                part -> {
                                    byte[] bytes = part.withStartCode();
                                    ByteBuffer.wrap(bytes).putInt(bytes.length - 4);
                                    return bytes;
                                })
                        .toArray(byte[][]::new));
    }

    private static void assertRefused(
            String declared, byte[] bytes, DecodeReason reason, String message) {
        assertThatThrownBy(() -> ContentType.of(declared, bytes))
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }
}
