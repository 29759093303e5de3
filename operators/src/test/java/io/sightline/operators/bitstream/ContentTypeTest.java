package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "image/jpeg",
                TestingImage.png(8, 8),
                DecodeReason.WRONG_CONTENT_TYPE,
                "the content-type header says image/jpeg, but the first bytes match image/png");
        assertRefused(
                "video/h264",
                TEXT,
                DecodeReason.WRONG_CONTENT_TYPE,
                "the content-type header says video/h264, but the first bytes match no supported format");
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
