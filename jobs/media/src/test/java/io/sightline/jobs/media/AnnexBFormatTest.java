package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.bitstream.ContentType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnexBFormatTest {
    private static final byte[] AVC =
            bytes(1, 77, 0, 30, 0xFF, 0xE1, 0, 3, 0x67, 1, 2, 1, 0, 2, 0x68, 3);

    @Test
    void takesTheParameterSetsOfAnAvcRecord() {
        assertThat(AnnexBFormat.of(ContentType.H264, AVC).parameterSets())
                .containsExactly(bytes(0, 0, 0, 1, 0x67, 1, 2, 0, 0, 0, 1, 0x68, 3));
    }

    @Test
    void takesTheParameterSetsOfAnHevcRecord() {
        ByteArrayOutputStream hevc = new ByteArrayOutputStream();
        hevc.writeBytes(new byte[21]);
        hevc.writeBytes(bytes(1, 2, 0x20, 0, 1, 0, 2, 0x40, 1, 0x21, 0, 1, 0, 2, 0x42, 1));
        byte[] hevcRecord = hevc.toByteArray();
        hevcRecord[0] = 1;

        AnnexBFormat format = AnnexBFormat.of(ContentType.H265, hevcRecord);

        assertThat(format.parameterSets())
                .containsExactly(bytes(0, 0, 0, 1, 0x40, 1, 0, 0, 0, 1, 0x42, 1));
        assertThat(format.convert(bytes(0, 2, 0x26, 1)))
                .containsExactly(bytes(0, 0, 0, 1, 0x26, 1));
    }

    @Test
    void replacesLengthsByStartCodesAndAddsNothing() {
        AnnexBFormat format = AnnexBFormat.of(ContentType.H264, AVC);

        assertThat(format.convert(bytes(0, 0, 0, 2, 0x09, 0xF0, 0, 0, 0, 3, 0x65, 7, 7)))
                .containsExactly(bytes(0, 0, 0, 1, 0x09, 0xF0, 0, 0, 0, 1, 0x65, 7, 7));
    }

    @ParameterizedTest
    @EnumSource(names = {"H264", "H265"})
    void leavesAnnexBAsItIs(ContentType codec) {
        byte[] sets = bytes(0, 0, 0, 1, 0x67, 1, 2, 0, 0, 1, 0x68, 3);
        byte[] packet = bytes(0, 0, 1, 0x65, 7);

        assertThat(AnnexBFormat.of(codec, sets).parameterSets()).isEqualTo(sets);
        assertThat(AnnexBFormat.of(codec, sets).convert(packet)).isSameAs(packet);
        assertThat(AnnexBFormat.of(codec, new byte[0]).convert(packet)).isSameAs(packet);
    }

    @Test
    void endsWithWhatAPacketHolds() {
        AnnexBFormat format = AnnexBFormat.of(ContentType.H264, AVC);

        assertThat(format.convert(bytes(0, 0, 0, 9, 0x65, 7)))
                .containsExactly(bytes(0, 0, 0, 1, 0x65, 7));
        assertThat(format.convert(bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x65, 7)))
                .containsExactly(bytes(0, 0, 0, 1, 0x65, 7));
        assertThat(format.convert(bytes(0, 0, 0))).isEmpty();
    }

    @Test
    void endsWithTheLastWholeSetOfARecordThatIsCutOff() {
        for (int length = 0; length < AVC.length; length++) {
            byte[] sets =
                    AnnexBFormat.of(ContentType.H264, Arrays.copyOf(AVC, length)).parameterSets();

            assertThat(sets.length).isLessThanOrEqualTo(13);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
