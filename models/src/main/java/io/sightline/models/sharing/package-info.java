/**
 * Things of which a class loader has one, however many use it: opened by the first user, closed by
 * the last. What they are belongs to the packages that share them.
 */
package io.sightline.models.sharing;
