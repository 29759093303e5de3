package io.sightline.operators.decode;

import io.sightline.operators.bitstream.PictureNumbers;
import io.sightline.operators.bitstream.RecoveryPoint;
import java.util.Optional;

/**
 * Which pictures are right when decoding starts at a recovery point of H.264: those that are shown
 * from the recovered picture on. That is the first reference picture whose {@code frame_num} is as
 * much later as the recovery point says. Takes the pictures in decoding order; pictures that are
 * shown before the recovered one follow it directly.
 */
final class Recovery {
    private enum Phase {
        /** Pictures are still wrong. */
        REFRESHING,
        /** The last pictures may be shown before the recovered one. */
        LEADING,
        /** All further pictures are right. */
        DONE
    }

    private final RecoveryPoint point;
    private final Optional<PictureNumbers> start;
    private Optional<PictureNumbers> recovered = Optional.empty();
    private Phase phase;

    /**
     * @param start numbers of the picture at the recovery point, if they are readable
     */
    Recovery(RecoveryPoint point, Optional<PictureNumbers> start) {
        this.point = point;
        this.start = start;
        phase = Phase.REFRESHING;
    }

    /**
     * Whether a picture is right.
     *
     * @param numbers of the next picture in decoding order, the one at the recovery point first;
     *     empty when they are not readable
     */
    boolean isRight(Optional<PictureNumbers> numbers) {
        switch (phase) {
            case REFRESHING -> {
                if (point.frames() == 0 || hasRefreshed(numbers)) {
                    recovered = numbers;
                    phase = Phase.LEADING;
                    return true;
                }
                return false;
            }
            case LEADING -> {
                if (numbers.isPresent()
                        && recovered.isPresent()
                        && numbers.get().isShownBefore(recovered.get())) {
                    return false;
                }
                phase = Phase.DONE;
                return true;
            }
            case DONE -> {
                return true;
            }
        }
        throw new IllegalStateException("no phase " + phase);
    }

    private boolean hasRefreshed(Optional<PictureNumbers> numbers) {
        return start.isPresent()
                && numbers.isPresent()
                && numbers.get().isReference()
                && numbers.get().framesAfter(start.get()) >= point.frames();
    }

    /** Whether all further pictures are right. */
    boolean isDone() {
        return phase == Phase.DONE;
    }
}
