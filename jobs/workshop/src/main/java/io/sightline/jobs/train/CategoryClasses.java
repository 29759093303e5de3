package io.sightline.jobs.train;

import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.training.DataSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Which class of a network each category of an annotation file is, if any. */
final class CategoryClasses {
    /** Of a long list of names, so many are told. */
    private static final int NAMES_TOLD = 5;

    private final DataSource.Annotated source;
    private final List<String> labels;
    private final Map<String, Integer> classByCategory = new LinkedHashMap<>();
    private final Map<Integer, Integer> classById = new LinkedHashMap<>();
    private final Set<String> categories = new HashSet<>();

    /**
     * @param labels of the network, by class
     * @param note told once which categories are nothing to the network
     * @throws UserError when the recipe names a category or a label that does not exist, or no
     *     category is a class
     */
    CategoryClasses(
            DataSource.Annotated source,
            CocoDataset dataset,
            List<String> labels,
            Consumer<String> note) {
        this.source = source;
        this.labels = labels;
        dataset.categories().forEach(category -> categories.add(category.name()));
        requireKnown();
        List<String> untrained = new ArrayList<>();
        for (CocoCategory category : dataset.categories()) {
            String label = source.categories().getOrDefault(category.name(), category.name());
            int classId = labels.indexOf(label);
            if (classId < 0) {
                untrained.add(category.name());
            } else {
                classByCategory.put(category.name(), classId);
                classById.put(category.id(), classId);
            }
        }
        if (classById.isEmpty()) {
            throw new UserError(
                    "%s: no category is a label of the recipe (%s)"
                            .formatted(source.annotations(), String.join(", ", labels)));
        }
        if (!untrained.isEmpty()) {
            note.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d categories match no label of the recipe and are ignored (%s)",
                            source.annotations(),
                            untrained.size(),
                            dataset.categories().size(),
                            some(untrained)));
        }
    }

    private void requireKnown() {
        source.categories().forEach(this::requireMapping);
        source.inexhaustive()
                .forEach(
                        (prefix, some) -> {
                            String says = "calls it inexhaustive in '%s'".formatted(prefix);
                            some.forEach(label -> requireLabel(label, says));
                        });
    }

    private void requireMapping(String category, String label) {
        if (!categories.contains(category)) {
            throw new UserError(
                    "%s: there is no category '%s', which the recipe maps to '%s'"
                            .formatted(source.annotations(), category, label));
        }
        requireLabel(label, "maps category '%s' to it".formatted(category));
    }

    private void requireLabel(String label, String says) {
        if (!labels.contains(label)) {
            throw new UserError(
                    "%s: label '%s' does not exist, but the recipe %s"
                            .formatted(source.annotations(), label, says));
        }
    }

    private static String some(List<String> names) {
        return names.size() <= NAMES_TOLD
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_TOLD)) + ", ...";
    }

    /** The class of a category; empty when it is not learnt. */
    Optional<Integer> classOf(int categoryId) {
        return Optional.ofNullable(classById.get(categoryId));
    }

    /**
     * The classes of which all objects in an image are drawn: all categories of the class are
     * labelled there, and the recipe does not know better.
     *
     * @throws UserError when the image is labelled for a category that does not exist
     */
    Set<Integer> exhaustive(CocoImage image) {
        Set<String> labelled = image.labelledCategories().orElse(categories);
        for (String category : labelled) {
            if (!categories.contains(category)) {
                throw new UserError(
                        "%s: image '%s' is labelled for '%s', which is no category"
                                .formatted(source.annotations(), image.fileName(), category));
            }
        }
        Set<Integer> classes = new HashSet<>(classByCategory.values());
        classByCategory.forEach(
                (category, classId) -> {
                    if (!labelled.contains(category)) {
                        classes.remove(classId);
                    }
                });
        source.inexhaustive()
                .forEach(
                        (prefix, inexhaustive) -> {
                            if (image.fileName().startsWith(prefix)) {
                                inexhaustive.forEach(
                                        label -> classes.remove(labels.indexOf(label)));
                            }
                        });
        return classes;
    }
}
