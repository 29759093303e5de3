package io.sightline.operators.bitstream;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/**
 * The headers of one H.264 or H.265 access unit, read without decoding it.
 *
 * @param role how other pictures depend on its picture
 * @param parameterSets its parameter sets in Annex B form; empty without a sequence parameter set
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: units are never compared
public record AccessUnit(PictureRole role, byte[] parameterSets) {
    /**
     * Reads the headers of a unit.
     *
     * @param encoded the unit in Annex B form
     * @param codec H.264 or H.265
     * @param maxPixels largest image that may be decoded, pixels
     * @throws UndecodableFrameException when it contains no picture, a broken sequence parameter
     *     set, or one that states too large a size
     */
    public static AccessUnit parse(byte[] encoded, ContentType codec, long maxPixels)
            throws UndecodableFrameException {
        List<NalUnit> units = NalUnit.split(encoded);
        for (NalUnit unit : units) {
            if (isSequenceParameterSet(unit, codec)) {
                SequenceParameterSet.of(unit, codec).size().check(maxPixels);
            }
        }
        for (NalUnit unit : units) {
            if (unit.isSlice(codec)) {
                PictureRole role = PictureRole.of(codec, unit.type(codec));
                return new AccessUnit(role, parameterSets(units, codec));
            }
        }
        throw new UndecodableFrameException(
                DecodeReason.NO_PICTURE,
                String.format(Locale.ROOT, "no slice among its %d NAL units", units.size()));
    }

    private static byte[] parameterSets(List<NalUnit> units, ContentType codec) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        if (units.stream().anyMatch(unit -> isSequenceParameterSet(unit, codec))) {
            units.stream()
                    .filter(unit -> unit.isParameterSet(codec))
                    .forEach(unit -> sets.writeBytes(unit.withStartCode()));
        }
        return sets.toByteArray();
    }

    private static boolean isSequenceParameterSet(NalUnit unit, ContentType codec) {
        return unit.type(codec) == (codec == ContentType.H264 ? 7 : 33);
    }
}
