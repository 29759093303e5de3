package io.sightline.operators.emit;

import io.sightline.operators.frame.RecordHeader;
import java.util.List;

/**
 * A detection event, ready for a transport.
 *
 * @param cameraId the key
 * @param frameTimeMillis the timestamp: capture time, epoch milliseconds
 * @param value canonical JSON, UTF-8
 * @param headers CloudEvents attributes and timings
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: events are never compared
public record DetectionEvent(
        String cameraId, long frameTimeMillis, byte[] value, List<RecordHeader> headers) {}
