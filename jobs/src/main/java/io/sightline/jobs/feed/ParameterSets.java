package io.sightline.jobs.feed;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameter sets of a stream as they were seen last, and their place in front of each keyframe:
 * a consumer can then start at any keyframe, whether the stream sends them once, each time or only
 * in its container.
 */
final class ParameterSets {
    private final VideoCodec codec;
    private final SortedMap<Integer, byte[]> latestByType = new TreeMap<>();

    ParameterSets(VideoCodec codec) {
        this.codec = codec;
    }

    /**
     * Keeps the parameter sets found in a piece of the stream; those of one type replace the old.
     */
    void remember(byte[] annexB) {
        latestByType.putAll(find(annexB, NalUnit.split(annexB)));
    }

    /**
     * The access unit of a keyframe with the types of parameter sets that it lacks put in front.
     */
    byte[] complete(byte[] keyframe) {
        List<NalUnit> units = NalUnit.split(keyframe);
        Map<Integer, byte[]> own = find(keyframe, units);
        latestByType.putAll(own);
        if (own.keySet().containsAll(latestByType.keySet())) {
            return keyframe;
        }
        int insertAt = endOfDelimiter(keyframe, units);
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

    private Map<Integer, byte[]> find(byte[] stream, List<NalUnit> units) {
        Map<Integer, ByteArrayOutputStream> found = new HashMap<>();
        for (NalUnit unit : units) {
            int type = codec.nalType(stream[unit.header()]);
            if (codec.isParameterSet(type)) {
                found.computeIfAbsent(type, absent -> new ByteArrayOutputStream())
                        .write(stream, unit.start(), unit.end() - unit.start());
            }
        }
        Map<Integer, byte[]> sets = new HashMap<>();
        found.forEach((type, bytes) -> sets.put(type, bytes.toByteArray()));
        return sets;
    }

    private int endOfDelimiter(byte[] stream, List<NalUnit> units) {
        if (units.isEmpty()) {
            return 0;
        }
        NalUnit first = units.get(0);
        return codec.isDelimiter(codec.nalType(stream[first.header()])) ? first.end() : 0;
    }
}
