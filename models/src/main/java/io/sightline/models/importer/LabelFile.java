package io.sightline.models.importer;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.objectdetection.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of classes in a file next to a model of another format: a text file with one name per line,
 * in the order of the network's outputs, or a label map of the TensorFlow Object Detection API,
 * {@code .pbtxt}.
 */
public final class LabelFile {
    private static final String LABEL_MAP = ".pbtxt";
    private static final String UNNAMED = "???";
    private static final Set<String> BACKGROUND = Set.of("background", "unlabeled", UNNAMED);

    private LabelFile() {}

    /**
     * Reads the label of each class, by class id; no two are the same.
     *
     * <p>A line more than classes is the background's, which comes first and goes. A class that was
     * never given a name, {@code ???}, keeps its place and is called {@code unnamed (11)}, with its
     * class id; so do classes that share a name: {@code crane (135)}.
     *
     * @param classes number of classes of the model
     * @throws ModelException when the file cannot be read or has not a line for every class
     */
    public static List<String> read(Path file, int classes) {
        List<String> names =
                file.toString().endsWith(LABEL_MAP)
                        ? labelMap(file, classes)
                        : linesOfClasses(file, classes);
        List<String> labels = new ArrayList<>();
        for (int classId = 0; classId < classes; classId++) {
            labels.add(label(names, classId));
        }
        return labels;
    }

    private static List<String> labelMap(Path file, int classes) {
        try {
            return LabelMap.names(String.join("\n", lines(file)), classes);
        } catch (IllegalArgumentException malformed) {
            throw new ModelException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static List<String> linesOfClasses(Path file, int classes) {
        List<String> names = new ArrayList<>(lines(file));
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        if (names.size() == classes + 1 && BACKGROUND.contains(names.get(0))) {
            names.remove(0);
        }
        if (names.size() != classes) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d labels for the %d classes of the model",
                            file,
                            names.size(),
                            classes));
        }
        return names;
    }

    private static String label(List<String> names, int classId) {
        String name = names.get(classId);
        if (name.isEmpty() || name.equals(UNNAMED)) {
            return String.format(Locale.ROOT, "unnamed (%d)", classId);
        }
        return Collections.frequency(names, name) > 1
                ? String.format(Locale.ROOT, "%s (%d)", name, classId)
                : name;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + ": no such file", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
    }
}
