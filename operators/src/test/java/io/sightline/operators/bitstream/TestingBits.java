package io.sightline.operators.bitstream;

import java.io.ByteArrayOutputStream;

/** Writes a NAL unit bit by bit, with emulation prevention. */
public final class TestingBits {
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private int current;
    private int count;

    /** {@code u(n)}. */
    public TestingBits fixed(int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            current = (current << 1) | ((value >> i) & 1);
            count++;
            if (count % 8 == 0) {
                payload.write(current);
                current = 0;
            }
        }
        return this;
    }

    /** {@code ue(v)}. */
    public TestingBits code(int value) {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
        return fixed(0, length - 1).fixed(value + 1, length);
    }

    /** The unit: start code, header, the bits so far and a stop bit. */
    public byte[] unit(int... header) {
        fixed(1, 1);
        while (count % 8 != 0) {
            fixed(0, 1);
        }
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.writeBytes(new byte[] {0, 0, 0, 1});
        for (int part : header) {
            unit.write(part);
        }
        int zeros = 0;
        for (byte next : payload.toByteArray()) {
            if (zeros == 2 && next >= 0 && next <= 3) {
                unit.write(3);
                zeros = 0;
            }
            unit.write(next);
            zeros = next == 0 ? zeros + 1 : 0;
        }
        return unit.toByteArray();
    }
}
