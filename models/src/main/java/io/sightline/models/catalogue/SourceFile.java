package io.sightline.models.catalogue;

import java.net.URI;
import java.util.List;

/**
 * A file that a publisher offers.
 *
 * @param name of the file here
 * @param bytes its length
 * @param checksum of its content
 * @param urls where it is offered; all are tried, in this order
 * @param members if it is a {@code .tar.gz} archive, those of its files that are needed, by their
 *     path in it; empty if it is not an archive
 */
public record SourceFile(
        String name, long bytes, Checksum checksum, List<URI> urls, List<String> members) {}
