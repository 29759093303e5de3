package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest parameter sets of a stream, and their place in front of each keyframe: a consumer can
 * then start at any keyframe, whether the stream sends them once, each time or only in its
 * container.
 */
final class ParameterSets {
    private final ContentType codec;

    /** The order of the types is the order in which their sets must be sent. */
    private final SortedMap<Integer, byte[]> latestByType = new TreeMap<>();

    ParameterSets(ContentType codec) {
        this.codec = codec;
    }

    /**
     * Stores the parameter sets in a part of the stream; they replace older ones of the same type.
     */
    void remember(byte[] annexB) {
        latestByType.putAll(find(NalUnit.split(annexB)));
    }

    /** The access unit of a keyframe, with the parameter sets that it lacks in front. */
    byte[] complete(byte[] keyframe) {
        List<NalUnit> units = NalUnit.split(keyframe);
        Map<Integer, byte[]> own = find(units);
        latestByType.putAll(own);
        if (own.keySet().containsAll(latestByType.keySet())) {
            return keyframe;
        }
        int insertAt = endOfDelimiter(units);
        ByteArrayOutputStream completed = new ByteArrayOutputStream();
        completed.write(keyframe, 0, insertAt);
        latestByType.forEach(
                (type, sets) -> {
                    if (!own.containsKey(type)) {
                        completed.writeBytes(sets);
                    }
                });
        completed.write(keyframe, insertAt, keyframe.length - insertAt);
        return completed.toByteArray();
    }

    private Map<Integer, byte[]> find(List<NalUnit> units) {
        Map<Integer, ByteArrayOutputStream> found = new HashMap<>();
        for (NalUnit unit : units) {
            if (unit.isParameterSet(codec)) {
                found.computeIfAbsent(unit.type(codec), absent -> new ByteArrayOutputStream())
                        .writeBytes(unit.withStartCode());
            }
        }
        Map<Integer, byte[]> sets = new HashMap<>();
        found.forEach((type, bytes) -> sets.put(type, bytes.toByteArray()));
        return sets;
    }

    private int endOfDelimiter(List<NalUnit> units) {
        return !units.isEmpty() && units.get(0).isDelimiter(codec) ? units.get(0).end() : 0;
    }
}
