package io.sightline.operators.bitstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Inputs of kinds that devices in the field send; the README beside the clips describes them. */
public final class TestingField {
    private static final int SEI = 6;
    private static final int DELIMITER = 9;

    private TestingField() {}

    /** H.264, 64 x 64: six frames as pairs of fields, each field an access unit (PAFF). */
    public static List<byte[]> fields() {
        return delimited("paff.h264");
    }

    /** H.264, 128 x 96: ten interlaced frames whose macroblocks may be fields (MBAFF). */
    public static List<byte[]> interlaced() {
        return delimited("mbaff.h264");
    }

    /** H.264, 192 x 112: 39 pictures without an IDR; the second one refers to what was cut off. */
    public static List<byte[]> openGopCut() {
        return delimited("open-gop-cut.h264");
    }

    /** H.264, 192 x 112: a record of parameter sets, then 25 pictures without any. */
    public static List<byte[]> configInItsOwnRecord() {
        List<ByteArrayOutputStream> records = new ArrayList<>();
        boolean complete = true;
        boolean config = true;
        for (NalUnit unit : NalUnit.split(bytes("config-own-record.h264"))) {
            int type = unit.type(ContentType.H264);
            boolean first = type == SEI || unit.isSlice(ContentType.H264);
            if (complete || (config && first)) {
                config &= records.isEmpty();
                records.add(new ByteArrayOutputStream());
            }
            complete = unit.isSlice(ContentType.H264);
            records.get(records.size() - 1).writeBytes(unit.withStartCode());
        }
        return records.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    /** The whole file. */
    public static byte[] bytes(String file) {
        try (InputStream stream = TestingField.class.getResourceAsStream("field/" + file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The units of a record, each in a record of its own. */
    public static List<byte[]> apart(byte[] record) {
        return NalUnit.split(record).stream().map(NalUnit::withStartCode).toList();
    }

    private static List<byte[]> delimited(String file) {
        List<ByteArrayOutputStream> units = new ArrayList<>();
        for (NalUnit unit : NalUnit.split(bytes(file))) {
            if (unit.type(ContentType.H264) == DELIMITER) {
                units.add(new ByteArrayOutputStream());
            }
            units.get(units.size() - 1).writeBytes(unit.withStartCode());
        }
        return units.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }
}
