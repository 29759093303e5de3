/**
 * Things of which a process has one, however many use it: opened by the first, closed by the last.
 * What they are is up to others.
 */
package io.sightline.models.sharing;
