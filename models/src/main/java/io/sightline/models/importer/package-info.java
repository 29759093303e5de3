/**
 * Makes bundles of models that exist in other formats. A reader per format, in a package of its
 * own, finds architecture and weights; what is common to all of them, labels and the bundle, is
 * here.
 */
package io.sightline.models.importer;
