package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.PictureRole;
import io.sightline.operators.bitstream.RecoveryPoint;
import java.util.Optional;

/**
 * Finds out which stored units a replay no longer needs in a stream that has no IDR pictures but
 * CRA pictures (H.265) or exact recovery points (H.264): the units before such a picture are needed
 * until all pictures that refer to them have their outcome.
 */
final class ReplayStart {
    private int units;
    private int start;
    private int firstAfterLeading;
    private Optional<Recovery> recovery = Optional.empty();

    /**
     * One more unit is stored.
     *
     * @param knownSets parameter sets of the stream, Annex B form
     */
    void add(AccessUnit unit, byte[] knownSets) {
        if (start == 0) {
            startAt(unit, knownSets);
        } else if (firstAfterLeading == 0 && !isLeading(unit, knownSets)) {
            firstAfterLeading = units;
        }
        units++;
    }

    private void startAt(AccessUnit unit, byte[] knownSets) {
        if (units == 0) {
            return;
        }
        if (unit.role() == PictureRole.CRA) {
            start = units;
            return;
        }
        Optional<RecoveryPoint> point = unit.recoveryPoint().filter(RecoveryPoint::exact);
        if (point.isPresent()) {
            start = units;
            recovery = Optional.of(new Recovery(point.get(), unit.numbers(knownSets)));
            isLeading(unit, knownSets);
        }
    }

    private boolean isLeading(AccessUnit unit, byte[] knownSets) {
        if (recovery.isEmpty()) {
            return unit.role().isLeading();
        }
        recovery.get().isRight(unit.numbers(knownSets));
        return !recovery.get().isDone();
    }

    /**
     * How many units can be dropped from the front; they count as dropped from then on.
     *
     * @param settled how many units from the front have their outcome
     */
    int droppable(int settled) {
        if (firstAfterLeading == 0 || settled < firstAfterLeading) {
            return 0;
        }
        int dropped = start;
        units -= dropped;
        start = 0;
        firstAfterLeading = 0;
        recovery = Optional.empty();
        return dropped;
    }
}
