package io.sightline.jobs.scene;

import java.util.List;

/**
 * A line along the street on which things follow each other: slots at equal distances, each with
 * something in it or nothing. Who is in a slot follows from its number alone.
 *
 * @param number of the lane among all sources of a street
 * @param y across the street, metres
 * @param direction 1 along the street, -1 against it
 * @param spacing metres from slot to slot
 * @param offset metres by which all slots are shifted
 * @param range how far from the camera things exist, metres along the street
 */
record Lane(
        long seed,
        int number,
        double y,
        int direction,
        double spacing,
        double offset,
        double range,
        Motion motion,
        Slot slot) {
    /** What is in a slot. */
    interface Slot {
        /**
         * Adds what is there.
         *
         * @param chance of this slot
         * @param ahead where the slot is, metres along the lane's direction
         * @param travelled metres that it has come
         * @param track first of {@link Traffic#TRACKS} numbers for it
         */
        void addTo(
                List<Actor> actors,
                Chance chance,
                Lane lane,
                double ahead,
                double travelled,
                int track);
    }

    void addTo(List<Actor> actors, double seconds, int lanes) {
        double travelled = motion.travelled(seconds);
        double zero = travelled + offset;
        long first = (long) Math.ceil((-range - zero) / spacing);
        long last = (long) Math.floor((range - zero) / spacing);
        for (long k = first; k <= last; k++) {
            long turn = k >= 0 ? 2 * k : -2 * k - 1;
            int track = Math.toIntExact((turn * lanes + number) * Traffic.TRACKS + 1);
            slot.addTo(
                    actors, Chance.of(seed, number, k), this, zero + k * spacing, travelled, track);
        }
    }

    /**
     * Where something is.
     *
     * @param ahead metres along the lane's direction
     * @param left metres to the left of the lane, seen in its direction
     */
    Place place(double ahead, double left) {
        return new Place(direction * ahead, y + direction * left, direction > 0 ? 0 : Math.PI);
    }
}
