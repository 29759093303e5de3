package io.sightline.operators.frame;

/**
 * A header of a source record, kept byte for byte.
 *
 * @param name not null
 * @param value may be null
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: headers are never compared
public record RecordHeader(String name, byte[] value) {}
