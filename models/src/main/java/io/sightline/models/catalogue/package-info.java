/**
 * Models that others publish: where their files are, what they must be, and how they come here.
 * Files are taken from a server or a folder into a cache, and only if they have the digest that the
 * catalogue states. What is in the files is the business of the importers.
 */
package io.sightline.models.catalogue;
