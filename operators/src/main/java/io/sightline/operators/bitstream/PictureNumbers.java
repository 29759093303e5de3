package io.sightline.operators.bitstream;

/**
 * The numbers of an H.264 picture, by which its place among others is known: {@code frame_num}
 * counts reference frames in decoding order, {@code pic_order_cnt_lsb} grows in display order; both
 * wrap around.
 */
public final class PictureNumbers {
    private final SliceHeader header;
    private final boolean reference;

    PictureNumbers(SliceHeader header, boolean reference) {
        this.header = header;
        this.reference = reference;
    }

    /** Whether later pictures may refer to it. */
    public boolean isReference() {
        return reference;
    }

    /** By how much its {@code frame_num} is after that of an earlier picture, from 0. */
    public int framesAfter(PictureNumbers earlier) {
        int range = 1 << header.fields().frameNumBits();
        return Math.floorMod(header.frameNum() - earlier.header.frameNum(), range);
    }

    /**
     * Whether it is shown before a picture that is close to it. False if the stream does not state
     * its display order in slices: such streams reorder nothing, or hardly ever.
     */
    public boolean isShownBefore(PictureNumbers other) {
        int bits = header.fields().orderCountBits();
        if (bits == 0) {
            return false;
        }
        int difference = header.orderCount() - other.header.orderCount();
        int signBits = Integer.SIZE - bits;
        return difference << signBits < 0; // the difference modulo 2^bits, as a signed number
    }
}
