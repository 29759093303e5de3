package io.sightline.jobs.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All readings of a trial, in the order of time. Belongs to one thread. */
final class Recording {
    private final Map<String, Map<Measure, List<Sample>>> samples = new TreeMap<>();

    void add(String process, Measure measure, Sample sample) {
        samples.computeIfAbsent(process, first -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, first -> new ArrayList<>())
                .add(sample);
    }

    /** The names of the processes, in alphabetical order. */
    Set<String> processes() {
        return samples.keySet();
    }

    /** Empty if there are none. */
    List<Sample> of(String process, Measure measure) {
        return samples.getOrDefault(process, Map.of()).getOrDefault(measure, List.of());
    }

    /** A line for each reading, below a heading. */
    String toCsv() {
        StringBuilder csv = new StringBuilder("seconds,process,measure,value\n");
        samples.forEach(
                (process, measures) ->
                        measures.forEach(
                                (measure, readings) ->
                                        readings.forEach(
                                                sample ->
                                                        csv.append(
                                                                row(process, measure, sample)))));
        return csv.toString();
    }

    private static String row(String process, Measure measure, Sample sample) {
        return "%s,%s,%s,%s%n"
                .formatted(
                        Math.round(sample.seconds() * 10) / 10.0,
                        process,
                        measure,
                        Math.round(sample.value() * 1000) / 1000.0);
    }
}
