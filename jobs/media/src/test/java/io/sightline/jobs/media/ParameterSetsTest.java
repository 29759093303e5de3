package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.bitstream.ContentType;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ParameterSetsTest {
    private static final byte[] DELIMITER = nal(0x09, 0xf0);
    private static final byte[] SPS = nal(0x67, 1, 2);
    private static final byte[] PPS = nal(0x68, 3);
    private static final byte[] IDR = nal(0x65, 7, 7, 7);

    private final ParameterSets sets = new ParameterSets(ContentType.H264);

    @Test
    void putsKnownSetsInFrontOfAKeyframeWithoutThem() {
        sets.remember(join(SPS, PPS));

        assertThat(sets.complete(IDR)).isEqualTo(join(SPS, PPS, IDR));
    }

    @Test
    void leavesACompleteKeyframeAsItIs() {
        sets.remember(join(SPS, PPS));
        byte[] keyframe = join(SPS, PPS, IDR);

        assertThat(sets.complete(keyframe)).isSameAs(keyframe);
    }

    @Test
    void keepsTheDelimiterInFront() {
        sets.remember(join(SPS, PPS));

        assertThat(sets.complete(join(DELIMITER, IDR))).isEqualTo(join(DELIMITER, SPS, PPS, IDR));
    }

    @Test
    void addsOnlyTheTypeThatIsMissing() {
        sets.remember(join(SPS, PPS));

        assertThat(sets.complete(join(SPS, IDR))).isEqualTo(join(PPS, SPS, IDR));
    }

    @Test
    void followsSetsThatChangeWithinTheStream() {
        byte[] newSps = nal(0x67, 9, 9);
        sets.remember(join(SPS, PPS));
        sets.complete(join(newSps, PPS, IDR));

        assertThat(sets.complete(IDR)).isEqualTo(join(newSps, PPS, IDR));
    }

    @Test
    void keepsSeveralSetsOfOneType() {
        byte[] secondPps = nal(0x68, 5);
        sets.remember(join(SPS, PPS, secondPps));

        assertThat(sets.complete(IDR)).isEqualTo(join(SPS, PPS, secondPps, IDR));
    }

    @Test
    void leavesAKeyframeAloneWhenNoSetsWereEverSeen() {
        assertThat(sets.complete(IDR)).isSameAs(IDR);
    }

    @Test
    void knowsTheThreeSetsOfH265() {
        byte[] parameterSets = join(nal(0x40, 1), nal(0x42, 1), nal(0x44, 1));
        byte[] idr = nal(0x26, 1, 5);
        ParameterSets h265 = new ParameterSets(ContentType.H265);
        h265.remember(parameterSets);

        assertThat(h265.complete(idr)).isEqualTo(join(parameterSets, idr));
    }

    private static byte[] nal(int... bytes) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.writeBytes(new byte[] {0, 0, 0, 1});
        for (int value : bytes) {
            unit.write(value);
        }
        return unit.toByteArray();
    }

    private static byte[] join(byte[]... units) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            joined.writeBytes(unit);
        }
        return joined.toByteArray();
    }
}
