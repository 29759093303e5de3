/**
 * Drawn streets: people, vehicles and bikes in front of a fixed camera, with the truth about every
 * frame. What is where in a frame follows from the seed and the frame number alone. No native code,
 * no fonts, no clock.
 *
 * <p>Conventions, unless a name says otherwise:
 *
 * <ul>
 *   <li>World ({@link io.sightline.jobs.scene.Point3}): metres. x along the street, y across it to
 *       the left, z up; the road is the plane z = 0. The camera is on the right of the street, so
 *       the near side has negative y and the far side positive y.
 *   <li>Body (a vehicle, a bike, a person): metres from its own centre on the ground. x (ahead) to
 *       its front, y (side) to its left, z (up) from the ground. {@link
 *       io.sightline.jobs.scene.Place} turns body coordinates into world coordinates.
 *   <li>Image: pixels. x to the right, y down, (0, 0) the upper left corner.
 *   <li>Angles: radians, counterclockwise seen from above, 0 along the street.
 *   <li>Colours: {@code 0xRRGGBB}. A constant is a surface's own colour (albedo); {@link
 *       io.sightline.jobs.scene.Lighting} shades it by the direction that the surface faces.
 * </ul>
 */
package io.sightline.jobs.scene;
