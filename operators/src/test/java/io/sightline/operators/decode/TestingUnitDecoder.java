package io.sightline.operators.decode;

import io.sightline.models.detector.RgbImage;
import io.sightline.operators.bitstream.ContentType;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder that does what the last byte of a unit says: {@code P} shows the picture, {@code H}
 * holds it back, {@code R} shows it and all held ones, {@code S} never shows it, {@code X} is
 * damaged, and {@code L} is as P and teaches one more step of reordering.
 */
final class TestingUnitDecoder implements UnitDecoder {
    private final List<Long> held = new ArrayList<>();
    private int reorderDepth;
    final ContentType codec;
    final byte[] parameterSets;
    final int startDepth;
    final List<Byte> decoded = new ArrayList<>();
    boolean closed;
    boolean failsToClose;

    TestingUnitDecoder(ContentType codec, byte[] parameterSets, int reorderDepth) {
        this.codec = codec;
        this.parameterSets = parameterSets;
        this.startDepth = reorderDepth;
        this.reorderDepth = reorderDepth;
    }

    @Override
    public void decode(byte[] encoded, long ordinal, PictureSink sink) {
        byte command = encoded[encoded.length - 1];
        decoded.add(command);
        switch (command) {
            case 'P' -> show(ordinal, sink);
            case 'H' -> held.add(ordinal);
            case 'R' -> {
                show(ordinal, sink);
                drain(sink);
            }
            case 'S' -> {}
            case 'X' -> sink.fail(ordinal, "damaged on purpose");
            case 'L' -> {
                reorderDepth++;
                show(ordinal, sink);
            }
            default -> throw new IllegalArgumentException("no command " + command);
        }
    }

    private static void show(long ordinal, PictureSink sink) {
        if (sink.wants(ordinal) && sink.skips(ordinal)) {
            sink.skip(ordinal, 4, 3);
        } else if (sink.wants(ordinal)) {
            sink.show(ordinal, new Picture(4, 3, new RgbImage(1, 1, new byte[3])));
        }
    }

    @Override
    public void drain(PictureSink sink) {
        held.forEach(ordinal -> show(ordinal, sink));
        held.clear();
    }

    @Override
    public boolean isComplete(byte[] encoded) {
        return encoded[encoded.length - 1] != 'X';
    }

    @Override
    public int reorderDepth() {
        return reorderDepth;
    }

    @Override
    public void close() {
        closed = true;
        if (failsToClose) {
            throw new IllegalStateException("not closed on purpose");
        }
    }
}
