package io.sightline.operators.bitstream;

import java.util.List;
import java.util.Optional;

/**
 * The coded pictures of H.264 in one or more units: a frame, a field, or both fields of a frame.
 *
 * @param first header of the first slice; empty when there is no readable one
 * @param last header of the first slice of the last picture; equal to {@code first} if there is
 *     only one picture
 */
record CodedPictures(Optional<SliceHeader> first, Optional<SliceHeader> last) {
    /** Reads the headers of the slices at which pictures start. */
    static CodedPictures of(List<NalUnit> units, ParameterSetIndex parameterSets) {
        Optional<SliceHeader> first = Optional.empty();
        Optional<SliceHeader> last = Optional.empty();
        for (NalUnit unit : units) {
            if (!unit.isSlice(ContentType.H264)) {
                continue;
            }
            if (first.isEmpty() || unit.startsPicture(ContentType.H264)) {
                Optional<SliceHeader> header = SliceHeader.of(unit, parameterSets);
                first = first.or(() -> header);
                last = header;
                if (header.isPresent() && !header.get().field()) {
                    break; // a frame is complete by itself
                }
            }
        }
        return new CodedPictures(first, last);
    }

    /** Whether the first picture is the second field of the frame that another field begins. */
    boolean continuesFrame(Optional<SliceHeader> unpairedField) {
        return unpairedField.isPresent()
                && first.isPresent()
                && first.get().isSecondFieldOf(unpairedField.get());
    }

    /** The last picture, if it is a field whose partner is not among the pictures. */
    Optional<SliceHeader> unpairedField() {
        boolean paired =
                first.isPresent() && last.isPresent() && last.get().isSecondFieldOf(first.get());
        return paired ? Optional.empty() : last.filter(SliceHeader::field);
    }
}
