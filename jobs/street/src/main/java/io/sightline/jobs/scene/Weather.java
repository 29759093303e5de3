package io.sightline.jobs.scene;

/** What the air and the light are like. */
enum Weather {
    CLEAR,
    OVERCAST,
    RAIN,
    FOG,
    DUSK
}
