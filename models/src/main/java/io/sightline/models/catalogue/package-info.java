/**
 * Models published by others: where their files are, what they must be, and how they are fetched.
 * Files come from a server or a folder into a cache, and only if they have the digest in the
 * catalogue. Importers interpret their content.
 */
package io.sightline.models.catalogue;
