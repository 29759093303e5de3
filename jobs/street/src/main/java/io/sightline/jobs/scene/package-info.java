/**
 * Streets that are drawn: people, vehicles and bikes before a fixed camera, with the truth about
 * every frame. A street is a world in metres seen through a pinhole camera; who is where at a frame
 * follows from the seed and the frame's number alone. No native code, no fonts, no clock.
 */
package io.sightline.jobs.scene;
