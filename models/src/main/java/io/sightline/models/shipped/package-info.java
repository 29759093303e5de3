/**
 * The model that comes with the project: a bundle in the class path, where no other was named. It
 * is data; nothing else in the project knows what it detects.
 */
package io.sightline.models.shipped;
