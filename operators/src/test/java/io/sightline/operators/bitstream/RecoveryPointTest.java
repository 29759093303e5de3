package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointTest {
    private static final byte[] NO_SETS = {};

    @Test
    void findsTheRecoveryPointsOfAStreamWithoutIdr() throws Exception {
        List<Integer> found = new ArrayList<>();
        List<byte[]> units = TestingField.openGopCut();
        for (int i = 0; i < units.size(); i++) {
            AccessUnit unit = AccessUnit.parse(units.get(i), ContentType.H264, Long.MAX_VALUE);
            if (unit.recoveryPoint().isPresent()) {
                found.add(i);
                assertThat(unit.recoveryPoint()).contains(new RecoveryPoint(0, true, false));
            }
        }
        assertThat(found).containsExactly(0, 11, 23, 36);
    }

    @Test
    void readsItAfterOtherMessagesAndToleratesBrokenOnes() {
        // type 255 + 45, one byte; then type 6: count ue 3, not exact, broken link
        assertThat(RecoveryPoint.of(sei(0xFF, 45, 1, 0x55, 6, 1, 0b00100_0_1_0)))
                .contains(new RecoveryPoint(3, false, true));
        assertThat(RecoveryPoint.of(sei(6))).isEmpty();
        assertThat(RecoveryPoint.of(sei(6, 1))).isEmpty();
        assertThat(RecoveryPoint.of(sei(5, 200, 1, 2, 3))).isEmpty();
        assertThat(RecoveryPoint.of(sei(0xFF, 0xFF, 0xFF, 0xFF))).isEmpty();
    }

    @Test
    void knowsWhichPicturesAreShownBeforeIt() throws Exception {
        List<byte[]> units = TestingField.openGopCut();
        AccessUnit start = AccessUnit.parse(units.get(11), ContentType.H264, Long.MAX_VALUE);
        Optional<PictureNumbers> at = start.numbers(NO_SETS);
        List<Boolean> before = new ArrayList<>();
        for (byte[] later : units.subList(12, 18)) {
            AccessUnit unit = AccessUnit.parse(later, ContentType.H264, Long.MAX_VALUE);
            PictureNumbers numbers = unit.numbers(start.parameterSets()).orElseThrow();
            before.add(numbers.isShownBefore(at.orElseThrow()));
        }
        assertThat(before).containsExactly(true, true, false, false, false, false);
    }

    private static NalUnit sei(int... payload) {
        byte[] unit = new byte[4 + payload.length];
        unit[2] = 1;
        unit[3] = 6;
        for (int i = 0; i < payload.length; i++) {
            unit[4 + i] = (byte) payload[i];
        }
        return NalUnit.split(unit).get(0);
    }
}
