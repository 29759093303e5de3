package io.sightline.jobs.scene;

/**
 * A body that counts.
 *
 * @param track its own number
 * @param label {@code person}, {@code vehicle} or {@code bike}
 */
record Actor(int track, String label, Body body) {
    static final String PERSON = "person";
    static final String VEHICLE = "vehicle";
    static final String BIKE = "bike";
}
