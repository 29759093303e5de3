package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessUnitTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @Test
    void findsTheKeyframesOfH264() throws Exception {
        List<PictureRole> roles = roles(TestingClip.H264_B_FRAMES);
        for (int i = 0; i < roles.size(); i++) {
            assertThat(roles.get(i))
                    .isEqualTo(i % 12 == 0 ? PictureRole.IDR : PictureRole.TRAILING);
        }
    }

    @Test
    void findsTheOpenGroupsOfH265() throws Exception {
        List<PictureRole> roles = roles(TestingClip.H265_OPEN_GOP);
        assertThat(roles.get(0)).isEqualTo(PictureRole.IDR);
        assertThat(roles.get(11)).isEqualTo(PictureRole.CRA);
        assertThat(roles.get(12)).isEqualTo(PictureRole.RASL);
        assertThat(roles.get(13)).isEqualTo(PictureRole.TRAILING);
        assertThat(roles.get(24)).isEqualTo(PictureRole.CRA);
    }

    @ParameterizedTest
    @CsvSource({
        "0,TRAILING", "1,TRAILING", "6,RADL", "7,RADL", "8,RASL", "9,RASL",
        "16,BLA", "17,BLA", "18,BLA", "19,IDR", "20,IDR", "21,CRA"
    })
    void knowsTheRolesOfH265(int type, PictureRole role) {
        assertThat(PictureRole.of(ContentType.H265, type)).isEqualTo(role);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheParameterSetsOfKeyframesOnly(TestingClip clip) throws Exception {
        for (byte[] encoded : clip.units()) {
            AccessUnit unit = AccessUnit.parse(encoded, clip.codec(), NO_LIMIT);
            assertThat(NalUnit.split(unit.parameterSets()))
                    .extracting(set -> set.type(clip.codec()))
                    .isEqualTo(
                            !unit.role().isKeyframe()
                                    ? List.of()
                                    : clip.codec() == ContentType.H264
                                            ? List.of(7, 8)
                                            : List.of(32, 33, 34));
        }
    }

    @ParameterizedTest
    @CsvSource({"H264_B_FRAMES,6144", "H264_SMALL,3072", "H265_OPEN_GOP,6144"})
    void readsTheSizeBeforeAnythingIsDecoded(TestingClip clip, long pixels) throws Exception {
        byte[] keyframe = clip.units().get(0);
        assertThat(AccessUnit.parse(keyframe, clip.codec(), pixels).role())
                .isEqualTo(PictureRole.IDR);
        assertThatThrownBy(() -> AccessUnit.parse(keyframe, clip.codec(), pixels - 1))
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DecodeReason.TOO_LARGE))
                .hasMessageContaining("pixels exceed the maximum of " + (pixels - 1));
    }

    @Test
    void refusesAUnitWithoutAPicture() {
        byte[] delimiter = {0, 0, 0, 1, 9, (byte) 0xF0};
        assertThatThrownBy(() -> AccessUnit.parse(delimiter, ContentType.H264, NO_LIMIT))
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DecodeReason.NO_PICTURE))
                .hasMessage("no slice among its 1 NAL units");
    }

    @Test
    void refusesAFloodOfNalUnits() throws Exception {
        byte[] keyframe = TestingClip.H264_SMALL.units().get(0);
        byte[][] floods = {
            {0, 0, 1, 12, (byte) 0x80}, // filler
            {0, 0, 1, 6, 5}, // SEI
            {0, 0, 1, 9, (byte) 0xF0}, // delimiter
            {0, 0, 1, 0x68, (byte) 0xCE}, // picture parameter set
            {0, 0, 1, 12} // too short for a unit
        };
        for (byte[] unit : floods) {
            byte[] many =
                    TestingImage.concat(Collections.nCopies(1990, unit).toArray(new byte[0][]));
            AccessUnit.parse(TestingImage.concat(keyframe, many), ContentType.H264, NO_LIMIT);
            byte[] flood = TestingImage.concat(keyframe, many, many);
            assertTooLarge(flood, ContentType.H264, "more than 2000 NAL units, the maximum");
        }
    }

    @Test
    void refusesMoreSlicesThanThereAreBlocks() {
        byte[] keyframe = TestingClip.H264_SMALL.units().get(0); // 4 x 3 macroblocks
        byte[] slices =
                TestingImage.concat(
                        Collections.nCopies(12, new byte[] {0, 0, 1, 0x65, 8})
                                .toArray(new byte[0][]));
        assertThatThrownBy(
                        () ->
                                AccessUnit.parse(
                                        TestingImage.concat(keyframe, slices),
                                        ContentType.H264,
                                        NO_LIMIT))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("13 slices in a picture of 12 blocks");
    }

    @Test
    void refusesAStreamWhoseDecoderWouldKeepTooManyLargePictures() throws Exception {
        long pixels = 4096 * 2176;
        byte[] honest = TestingParameterSets.h264(4096, 2176, 5);
        AccessUnit.parsePart(honest, ContentType.H264, pixels);
        byte[] hostile = TestingParameterSets.h264(4096, 2176, 16);
        assertTooLarge(
                hostile,
                ContentType.H264,
                pixels,
                "a decoder of 4096 x 2176 pixels that keeps 34 pictures needs up to 578 MB,"
                        + " more than the maximum of 408 MB");
        AccessUnit.parsePart(TestingParameterSets.h264(1920, 1088, 16), ContentType.H264, pixels);
        AccessUnit.parsePart(TestingParameterSets.h265(4096, 2176, 6, 8), ContentType.H265, pixels);
        assertTooLarge(
                TestingParameterSets.h265(4096, 2176, 16, 12),
                ContentType.H265,
                pixels,
                "that keeps 18 pictures");
    }

    private static void assertTooLarge(byte[] encoded, ContentType codec, String message) {
        assertTooLarge(encoded, codec, NO_LIMIT, message);
    }

    private static void assertTooLarge(
            byte[] encoded, ContentType codec, long maxPixels, String message) {
        assertThatThrownBy(() -> AccessUnit.parsePart(encoded, codec, maxPixels))
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DecodeReason.TOO_LARGE))
                .hasMessageContaining(message);
    }

    @Test
    void refusesASequenceParameterSetThatEndsEarly() {
        byte[] cut = {0, 0, 1, 0x67, 100, 0, 10};
        assertThatThrownBy(() -> AccessUnit.parse(cut, ContentType.H264, NO_LIMIT))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("a parameter set is truncated");
    }

    @Test
    void refusesALongerCycleOfPictureOrderThanThereIs() {
        // profile 66; ue 0, 0; picture order type ue 1: flag, se 0, 0, then a cycle of ue 256
        byte[] endless = {0, 0, 1, 0x67, 66, 0, 10, (byte) 0b11010011, 0, (byte) 0x80, (byte) 0x80};
        assertThatThrownBy(() -> AccessUnit.parse(endless, ContentType.H264, NO_LIMIT))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("a parameter set states a picture order cycle of 256 frames");
    }

    @Test
    void readsExpGolombCodes() throws Exception {
        // ue: 1 010 011 00100 -> 0 1 2 3; se: 010 011 00100 -> 1 -1 2
        BitReader bits =
                new BitReader(new byte[] {(byte) 0b10100110, 0b01000100, (byte) 0b11001000});
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            values.add(bits.unsigned());
        }
        for (int i = 0; i < 3; i++) {
            values.add(bits.signed());
        }
        assertThat(values).containsExactly(0L, 1L, 2L, 3L, 1L, -1L, 2L);
    }

    @Test
    void refusesAnEndlessExpGolombCode() {
        assertThatThrownBy(() -> new BitReader(new byte[] {0, 0, 0, 0, 0, 1}).unsigned())
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("a parameter set contains a number of more than 32 bits");
        assertThatThrownBy(() -> new BitReader(new byte[3]).unsigned())
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("a parameter set is truncated");
    }

    private static List<PictureRole> roles(TestingClip clip) throws Exception {
        List<PictureRole> roles = new ArrayList<>();
        for (byte[] unit : clip.units()) {
            roles.add(AccessUnit.parse(unit, clip.codec(), NO_LIMIT).role());
        }
        return roles;
    }
}
