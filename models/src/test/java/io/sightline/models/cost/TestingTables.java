package io.sightline.models.cost;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of published and exact costs, where they are at hand. */
final class TestingTables {
    private static final Path REFERENCE = Path.of("../../shared/reference");

    private TestingTables() {}

    /** The rows of a table, each value by the name of its column. */
    static List<Map<String, String>> rows(String table) {
        Path file = REFERENCE.resolve(table);
        assumeTrue(Files.exists(file), "the published costs are not at hand: " + file);
        try {
            List<String> lines = Files.readAllLines(file);
            String[] columns = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
