package io.sightline.models.importer.objectdetection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A label map: {@code item { id: 1 name: "person" }} for each class, ids from 1. The display name
 * takes precedence.
 */
public final class LabelMap {
    private LabelMap() {}

    /**
     * Names in the order of the ids, from 1 to the number of classes; empty for an id without item.
     *
     * @throws IllegalArgumentException naming what is wrong with the text
     */
    public static List<String> names(String text, int classes) {
        Map<Integer, String> byId = new HashMap<>();
        for (TextMessage item : TextFormat.parse(text).messages("item")) {
            int id = item.integer("id", 0);
            if (id < 1 || id > classes) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT, "id %d is not valid: expected 1 to %d", id, classes));
            }
            String name = item.text("display_name", item.text("name", ""));
            if (byId.put(id, name) != null) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "id %d is used twice", id));
            }
        }
        List<String> names = new ArrayList<>(Collections.nCopies(classes, ""));
        byId.forEach((id, name) -> names.set(id - 1, name));
        return names;
    }
}
