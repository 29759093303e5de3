package io.sightline.operators.bitstream;

import java.util.List;
import java.util.Optional;

/**
 * Finds the access units of an H.264 stream that are the second field of a frame (PAFF): H.264
 * codes each field as an access unit, but both make one frame. H.265 codes fields as pictures
 * without a partner, so no unit of it is a second field.
 *
 * <p>Takes the units of one stream in decoding order. Keeps the parameter sets of the stream and
 * one slice header. Not thread-safe.
 */
public final class FieldPairs {
    private final ContentType codec;
    private final ParameterSetIndex parameterSets = new ParameterSetIndex();
    private Optional<SliceHeader> unpaired = Optional.empty();

    /**
     * @param codec H.264 or H.265
     */
    public FieldPairs(ContentType codec) {
        this.codec = codec;
    }

    /**
     * Adds parameter sets that are not in the stream itself, such as those of a container.
     *
     * @param annexB parameter sets in Annex B form; other units are ignored
     */
    public void remember(byte[] annexB) {
        if (codec == ContentType.H264) {
            parameterSets.add(NalUnit.split(annexB));
        }
    }

    /**
     * Whether an access unit is the second field of the frame that the unit before began: fields of
     * opposite parity with the same {@code frame_num}, the second of which is not an IDR picture
     * (H.264, clauses 3.30 and 7.4.1.2.4).
     *
     * @param accessUnit the next unit of the stream in Annex B form; its parameter sets are
     *     remembered. If it contains both fields, it is complete by itself
     */
    public boolean isSecondField(byte[] accessUnit) {
        if (codec != ContentType.H264) {
            return false;
        }
        List<NalUnit> units = NalUnit.split(accessUnit);
        parameterSets.add(units);
        CodedPictures pictures = CodedPictures.of(units, parameterSets);
        if (pictures.first().isEmpty()) {
            return false;
        }
        boolean second = pictures.continuesFrame(unpaired);
        unpaired = second ? Optional.empty() : pictures.unpairedField();
        return second;
    }
}
