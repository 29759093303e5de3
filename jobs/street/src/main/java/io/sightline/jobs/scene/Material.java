package io.sightline.jobs.scene;

/** What a piece of a vehicle is made of. */
enum Material {
    PAINT,
    SECOND_PAINT,
    TRIM,
    GLASS,
    RUBBER,
    HEADLIGHT,
    TAILLIGHT,
    PLATE
}
