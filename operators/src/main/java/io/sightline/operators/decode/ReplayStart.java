package io.sightline.operators.decode;

import io.sightline.operators.bitstream.PictureRole;

/**
 * Finds out which stored units a replay no longer needs in a stream that has no IDR pictures but
 * CRA pictures: the units before a CRA are needed until all its leading pictures have their
 * outcome, because those refer to them.
 */
final class ReplayStart {
    private int units;
    private int start;
    private int firstAfterLeading;

    /** One more unit is stored. */
    void add(PictureRole role) {
        if (role == PictureRole.CRA && units > 0 && start == 0) {
            start = units;
        } else if (start > 0 && firstAfterLeading == 0 && !role.isLeading()) {
            firstAfterLeading = units;
        }
        units++;
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
        return dropped;
    }
}
