package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldPairsTest {
    @Test
    void findsTheSecondFieldOfEveryFrame() {
        assertThat(secondFields(TestingField.fields())).containsExactly(1, 3, 5, 7, 9, 11);
    }

    @ParameterizedTest
    @EnumSource
    void findsNoFieldsInVideoOfFrames(TestingClip clip) {
        FieldPairs pairs = new FieldPairs(clip.codec());
        for (byte[] unit : clip.units()) {
            assertThat(pairs.isSecondField(unit)).isFalse();
        }
    }

    @Test
    void pairsNoFieldTwiceAndNoneAcrossAGap() {
        List<byte[]> fields = TestingField.fields();
        List<byte[]> withGap = new ArrayList<>(fields.subList(0, 1)); // first field of frame 0
        withGap.addAll(fields.subList(3, 4)); // second field of frame 1
        withGap.addAll(fields.subList(4, 6)); // frame 2
        assertThat(secondFields(withGap)).containsExactly(3);
    }

    @Test
    void leavesARecordWithBothFieldsAlone() {
        List<byte[]> fields = TestingField.fields();
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            frames.add(TestingImage.concat(fields.get(i), fields.get(i + 1)));
        }
        assertThat(secondFields(frames)).isEmpty();
    }

    @Test
    void needsTheParameterSetsOfTheContainer() {
        List<byte[]> fields = TestingField.fields();
        byte[] first = withoutParameterSets(fields.get(0));
        FieldPairs pairs = new FieldPairs(ContentType.H264);
        pairs.isSecondField(first);
        assertThat(pairs.isSecondField(fields.get(1))).isFalse();
        pairs.remember(fields.get(0));
        pairs.isSecondField(first);
        assertThat(pairs.isSecondField(fields.get(1))).isTrue();
    }

    private static byte[] withoutParameterSets(byte[] unit) {
        return TestingImage.concat(
                NalUnit.split(unit).stream()
                        .filter(part -> !part.isParameterSet(ContentType.H264))
                        .map(NalUnit::withStartCode)
                        .toArray(byte[][]::new));
    }

    private static List<Integer> secondFields(List<byte[]> units) {
        FieldPairs pairs = new FieldPairs(ContentType.H264);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (pairs.isSecondField(units.get(i))) {
                found.add(i);
            }
        }
        return found;
    }
}
