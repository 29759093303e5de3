package io.sightline.operators.bitstream;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The headers of one H.264 or H.265 access unit, or of the part of one that is in a record, read
 * without decoding it.
 */
public final class AccessUnit {
    /**
     * A decoder copies and stores each NAL unit of an access unit, and a unit can have four bytes.
     * Pictures of many slices have some hundreds.
     */
    private static final int MAX_NAL_UNITS = 2000;

    /**
     * Memory of a decoder for each pixel that a picture may have, bytes: 16 and more pictures of
     * the largest size, or more of smaller ones.
     */
    private static final int MAX_DECODER_BYTES_PER_PIXEL = 48;

    private static final byte[] NO_SETS = {};

    private final ContentType codec;
    private final List<NalUnit> units;
    private final Optional<NalUnit> firstSlice;
    private final PictureRole role;
    private final byte[] parameterSets;
    private final Optional<RecoveryPoint> recoveryPoint;

    private AccessUnit(ContentType codec, List<NalUnit> units) {
        this.codec = codec;
        this.units = units;
        NalUnit slice = null;
        boolean sequence = false;
        Optional<RecoveryPoint> point = Optional.empty();
        for (NalUnit unit : units) { // loops, because this runs for every frame
            if (slice == null && unit.isSlice(codec)) {
                slice = unit;
            }
            sequence |= unit.isSequenceParameterSet(codec);
            if (codec == ContentType.H264 && point.isEmpty()) {
                point = RecoveryPoint.of(unit);
            }
        }
        firstSlice = Optional.ofNullable(slice);
        role = slice == null ? PictureRole.TRAILING : PictureRole.of(codec, slice.type(codec));
        parameterSets = sequence ? parameterSets(units, codec) : NO_SETS;
        recoveryPoint = role.isKeyframe() ? Optional.empty() : point;
    }

    /**
     * Reads the headers of a unit.
     *
     * @param encoded the unit in Annex B form
     * @param codec H.264 or H.265
     * @param maxPixels largest image that may be decoded, pixels
     * @throws UndecodableFrameException when it contains no picture, a broken sequence parameter
     *     set, one that states too large a size or too much memory, or too many NAL units
     */
    public static AccessUnit parse(byte[] encoded, ContentType codec, long maxPixels)
            throws UndecodableFrameException {
        AccessUnit unit = parsePart(encoded, codec, maxPixels);
        if (!unit.hasPicture()) {
            throw noPicture(encoded, unit.units.size());
        }
        return unit;
    }

    /** The headers of a unit that passed {@link #parse} before, perhaps with wider bounds. */
    public static AccessUnit accepted(byte[] encoded, ContentType codec) {
        return new AccessUnit(codec, NalUnit.split(encoded));
    }

    /**
     * Reads the headers of a record that may hold only a part of an access unit.
     *
     * @throws UndecodableFrameException as {@link #parse}, except that a record without a picture
     *     is valid if all its NAL units are of types that accompany pictures
     */
    public static AccessUnit parsePart(byte[] encoded, ContentType codec, long maxPixels)
            throws UndecodableFrameException {
        List<NalUnit> units = NalUnit.split(encoded, MAX_NAL_UNITS);
        long blocks = 0;
        for (NalUnit unit : units) {
            if (unit.isSequenceParameterSet(codec)) {
                SequenceParameterSet sequence = SequenceParameterSet.of(unit, codec);
                sequence.size().check(maxPixels);
                checkMemory(sequence, maxPixels);
                blocks = Math.max(blocks, sequence.blocks());
            }
        }
        checkSlices(units, codec, blocks == 0 ? Long.MAX_VALUE : blocks);
        AccessUnit unit = new AccessUnit(codec, units);
        if (!unit.hasPicture() && !unit.accompaniesPictures()) {
            throw noPicture(encoded, units.size());
        }
        return unit;
    }

    /**
     * Memory that a decoder needs at most, by the readable sequence parameter sets of a stream.
     *
     * @param parameterSets in Annex B form, may be empty
     * @return bytes; 0 without a readable set
     */
    public static long decoderBytes(byte[] parameterSets, ContentType codec) {
        long bytes = 0;
        for (NalUnit unit : NalUnit.split(parameterSets)) {
            if (unit.isSequenceParameterSet(codec)) {
                try {
                    bytes = Math.max(bytes, SequenceParameterSet.of(unit, codec).decoderBytes());
                } catch (UndecodableFrameException unreadable) {
                    // Checked when the set came; the decoder reports it.
                }
            }
        }
        return bytes;
    }

    private static void checkMemory(SequenceParameterSet sequence, long maxPixels)
            throws UndecodableFrameException {
        long limit =
                maxPixels > Long.MAX_VALUE / MAX_DECODER_BYTES_PER_PIXEL
                        ? Long.MAX_VALUE
                        : maxPixels * MAX_DECODER_BYTES_PER_PIXEL;
        if (sequence.decoderBytes() > limit) {
            throw new UndecodableFrameException(
                    DecodeReason.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "a decoder of %d x %d pixels that keeps %d pictures needs up to %d MB,"
                                    + " more than the maximum of %d MB",
                            sequence.size().width(),
                            sequence.size().height(),
                            sequence.heldPictures(),
                            sequence.decoderBytes() >> 20,
                            limit >> 20));
        }
    }

    /** Every slice has at least one block; both fields of a frame together have its blocks. */
    private static void checkSlices(List<NalUnit> units, ContentType codec, long blocks)
            throws UndecodableFrameException {
        int slices = 0;
        for (NalUnit unit : units) {
            slices += unit.isSlice(codec) ? 1 : 0;
        }
        if (slices > blocks) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT,
                    String.format(
                            Locale.ROOT, "%d slices in a picture of %d blocks", slices, blocks));
        }
    }

    private static UndecodableFrameException noPicture(byte[] encoded, int units) {
        String hint =
                LengthPrefixedUnits.match(encoded) ? "; the bytes look length-prefixed (AVCC)" : "";
        return new UndecodableFrameException(
                DecodeReason.NO_PICTURE,
                String.format(Locale.ROOT, "no slice among its %d NAL units%s", units, hint));
    }

    private static byte[] parameterSets(List<NalUnit> units, ContentType codec) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (NalUnit unit : units) {
            if (unit.isParameterSet(codec)) {
                sets.writeBytes(unit.withStartCode());
            }
        }
        return sets.toByteArray();
    }

    /** Whether decoding can start at its picture. */
    public boolean isStart() {
        return role.isKeyframe() || recoveryPoint.isPresent();
    }

    /** Whether it has an access unit delimiter, of which an access unit has at most one. */
    public boolean isDelimited() {
        return units.stream().anyMatch(unit -> unit.isDelimiter(codec));
    }

    /** Whether it consists of parameter sets, and they are equal to others in Annex B form. */
    public boolean repeats(byte[] knownSets) {
        return units.stream().allMatch(unit -> unit.isParameterSet(codec))
                && Arrays.equals(parameterSets, knownSets);
    }

    private boolean accompaniesPictures() {
        return !units.isEmpty() && units.stream().allMatch(unit -> unit.accompaniesPictures(codec));
    }

    /** Whether it contains a slice. */
    public boolean hasPicture() {
        return firstSlice.isPresent();
    }

    /** Whether its first slice is the first one of a picture; false without a slice. */
    public boolean startsPicture() {
        return firstSlice.filter(slice -> slice.startsPicture(codec)).isPresent();
    }

    /** How other pictures depend on its picture. */
    public PictureRole role() {
        return role;
    }

    /** Its parameter sets in Annex B form; empty without a sequence parameter set. Not copied. */
    public byte[] parameterSets() {
        return parameterSets;
    }

    /** The recovery point at its picture, if it is H.264 and has one. */
    public Optional<RecoveryPoint> recoveryPoint() {
        return recoveryPoint;
    }

    /**
     * The numbers of its picture, if it is H.264 and its slice header can be read.
     *
     * @param knownSets parameter sets of the stream in Annex B form; its own replace them
     */
    public Optional<PictureNumbers> numbers(byte[] knownSets) {
        return pictures(knownSets)
                .flatMap(CodedPictures::first)
                .map(header -> new PictureNumbers(header, isReference()));
    }

    /**
     * Whether parameter sets allow pictures that are fields.
     *
     * @param parameterSets in Annex B form, may be empty
     */
    public static boolean mayHaveFields(byte[] parameterSets, ContentType codec) {
        if (codec != ContentType.H264) {
            return false;
        }
        ParameterSetIndex sets = new ParameterSetIndex();
        sets.add(NalUnit.split(parameterSets));
        return sets.mayHaveFields();
    }

    /**
     * Whether it is a field whose partner is not in it, so that the next record may bring it.
     *
     * @param knownSets parameter sets of the stream in Annex B form; its own replace them
     */
    public boolean isUnpairedField(byte[] knownSets) {
        return pictures(knownSets).flatMap(CodedPictures::unpairedField).isPresent();
    }

    /**
     * Whether it begins with the second field of the frame that another unit begins.
     *
     * @param before that unit
     * @param knownSets parameter sets of the stream in Annex B form; their own replace them
     */
    public boolean isSecondFieldOf(AccessUnit before, byte[] knownSets) {
        Optional<CodedPictures> first = before.pictures(knownSets, before.units);
        return first.isPresent()
                && pictures(knownSets, before.units)
                        .filter(mine -> mine.continuesFrame(first.get().unpairedField()))
                        .isPresent();
    }

    private boolean isReference() {
        return firstSlice.filter(slice -> slice.referenceIdc() > 0).isPresent();
    }

    private Optional<CodedPictures> pictures(byte[] knownSets) {
        return pictures(knownSets, List.of());
    }

    private Optional<CodedPictures> pictures(byte[] knownSets, List<NalUnit> before) {
        if (codec != ContentType.H264 || firstSlice.isEmpty()) {
            return Optional.empty();
        }
        ParameterSetIndex sets = new ParameterSetIndex();
        sets.add(NalUnit.split(knownSets));
        sets.add(before);
        sets.add(units);
        return Optional.of(CodedPictures.of(units, sets));
    }
}
