package io.sightline.models.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The images of a data set and the objects that are truly in them, as in an {@code instances.json}
 * of the COCO format. Unmodifiable.
 */
public final class CocoDataset {
    private final List<CocoImage> images;
    private final List<CocoCategory> categories;
    private final List<CocoAnnotation> annotations;
    private final Map<String, List<CocoImage>> imagesByFileName;
    private final Set<Integer> annotatedCategories;

    /**
     * A data set from its parts. As in COCO's own evaluation, an annotation whose image or category
     * is not listed stays out of every figure.
     *
     * @throws CocoException when two images or two categories have the same id
     */
    public CocoDataset(
            List<CocoImage> images,
            List<CocoCategory> categories,
            List<CocoAnnotation> annotations) {
        requireDistinct("image", images, CocoImage::id);
        requireDistinct("category", categories, CocoCategory::id);
        this.images = List.copyOf(images);
        this.categories = List.copyOf(categories);
        this.annotations = List.copyOf(annotations);
        this.imagesByFileName = images.stream().collect(groupingBy(CocoImage::fileName));
        this.annotatedCategories =
                annotations.stream().map(CocoAnnotation::categoryId).collect(toSet());
    }

    /**
     * Reads an annotation file: images with {@code id}, {@code file_name}, {@code width} and {@code
     * height} and, where not all objects are annotated, {@code labels} (see below); categories with
     * {@code id} and {@code name}; annotations with {@code image_id}, {@code category_id}, {@code
     * bbox}, {@code area} and, unless it is 0, {@code iscrowd}.
     *
     * <p>{@code labels} goes beyond COCO: {@code complete}, as when it is missing, {@code partial}
     * with the names of the completely annotated categories as {@code labelled_classes}, or {@code
     * none}. Evaluation takes every image for complete.
     *
     * @throws CocoException naming the file and what is missing or wrong in it
     */
    public static CocoDataset read(Path file) {
        return CocoJson.read(file, new CocoDatasetReader()::read);
    }

    /** In the order of the file. */
    public List<CocoImage> images() {
        return images;
    }

    /** In the order of the file. */
    public List<CocoCategory> categories() {
        return categories;
    }

    /** In the order of the file. */
    public List<CocoAnnotation> annotations() {
        return annotations;
    }

    /**
     * The image that a file holds: the one whose {@code file_name} is the end of the path, be it
     * the bare name or the name with folders in front; the longest such end counts.
     *
     * @throws CocoException when several images have that file name
     */
    public Optional<CocoImage> imageOf(Path file) {
        int names = file.getNameCount();
        for (int first = 0; first < names; first++) {
            String fileName = file.subpath(first, names).toString();
            List<CocoImage> found = imagesByFileName.getOrDefault(fileName, List.of());
            if (!found.isEmpty()) {
                return only(found, "images with the file name " + fileName);
            }
        }
        return Optional.empty();
    }

    /**
     * The category of a label: the one of that name, or else the one whose name differs only in
     * what stands between its words, as {@code trafficlight} for {@code traffic light}.
     *
     * <p>Exports of Roboflow list the project itself as the first category, and it may have the
     * name of a class. Of categories with one name, the one that annotations refer to counts; if
     * they refer to none, the last one.
     *
     * @throws CocoException when annotations refer to several categories with that name
     */
    public Optional<CocoCategory> categoryOf(String label) {
        return categoryWith(label, CocoCategory::name)
                .or(() -> categoryWith(bare(label), category -> bare(category.name())));
    }

    private Optional<CocoCategory> categoryWith(String name, Function<CocoCategory, String> form) {
        List<CocoCategory> found =
                categories.stream().filter(category -> form.apply(category).equals(name)).toList();
        List<CocoCategory> used = found.stream().filter(this::hasAnnotations).toList();
        return used.isEmpty() && !found.isEmpty()
                ? Optional.of(found.get(found.size() - 1))
                : only(used, "annotated categories with the name " + name);
    }

    private boolean hasAnnotations(CocoCategory category) {
        return annotatedCategories.contains(category.id());
    }

    private static String bare(String name) {
        return name.replaceAll("[\\s_-]", "");
    }

    private static <T> Optional<T> only(List<T> found, String what) {
        if (found.size() > 1) {
            throw new CocoException(
                    String.format(Locale.ROOT, "there are %d %s", found.size(), what));
        }
        return found.stream().findFirst();
    }

    private static <T> void requireDistinct(String what, List<T> elements, Function<T, ?> id) {
        Set<Object> seen = new HashSet<>();
        for (T element : elements) {
            if (!seen.add(id.apply(element))) {
                throw new CocoException(
                        "%s id %s is used twice".formatted(what, id.apply(element)));
            }
        }
    }
}
