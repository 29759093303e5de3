package io.sightline.operators.bitstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameter sets of H.264 by their ids, so that slice headers can be read. Unreadable ones are
 * ignored. At most 32 sequence and 256 picture parameter sets, which is what ids allow.
 */
final class ParameterSetIndex {
    private static final int SEQUENCE = 7;
    private static final int PICTURE = 8;
    private static final int MAX_PICTURE_SET_ID = 255;
    private static final int MAX_SEQUENCE_SET_ID = 31;

    /** Enough for the two ids at the start of a picture parameter set. */
    private static final int PICTURE_SET_BYTES = 12;

    private final Map<Integer, SequenceParameterSet> sequences = new HashMap<>();
    private final Map<Integer, Integer> sequenceOfPictureSet = new HashMap<>();

    /** Adds the sets among some units; they replace those with the same id. */
    void add(List<NalUnit> units) {
        for (NalUnit unit : units) {
            int type = unit.type(ContentType.H264);
            try {
                if (type == SEQUENCE) {
                    SequenceParameterSet set = SequenceParameterSet.of(unit, ContentType.H264);
                    sequences.put(set.id(), set);
                } else if (type == PICTURE) {
                    BitReader bits = new BitReader(unit.payload(1, PICTURE_SET_BYTES));
                    int id = bits.unsigned(MAX_PICTURE_SET_ID);
                    sequenceOfPictureSet.put(id, bits.unsigned(MAX_SEQUENCE_SET_ID));
                }
            } catch (UndecodableFrameException unreadable) {
                // The decoder reports it when it is used.
            }
        }
    }

    /** Whether any set allows pictures that are fields. */
    boolean mayHaveFields() {
        return sequences.values().stream().anyMatch(set -> !set.fields().framesOnly());
    }

    /**
     * The sequence parameter set that a picture parameter set refers to. If the latter is unknown
     * and there is only one sequence parameter set, that one.
     */
    Optional<SequenceParameterSet> sequence(int pictureSetId) {
        Integer id = sequenceOfPictureSet.get(pictureSetId);
        if (id != null) {
            return Optional.ofNullable(sequences.get(id));
        }
        return sequences.size() == 1
                ? Optional.of(sequences.values().iterator().next())
                : Optional.empty();
    }
}
