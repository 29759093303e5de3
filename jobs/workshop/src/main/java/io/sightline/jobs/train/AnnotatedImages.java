package io.sightline.jobs.train;

import static java.util.stream.Collectors.toMap;

import io.sightline.models.detector.Box;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads images with boxes in the COCO format. */
final class AnnotatedImages {
    private final DataSource.Annotated source;
    private final Path root;
    private final CocoDataset dataset;
    private final CategoryClasses categories;
    private final Map<Long, List<LabelledBox>> boxes = new HashMap<>();
    private final Map<Long, List<IgnoredRegion>> crowds = new HashMap<>();

    private AnnotatedImages(
            DataSource.Annotated source, Path root, List<String> labels, Consumer<String> note) {
        this.source = source;
        this.root = root;
        this.dataset = CocoDataset.read(root.resolve(source.annotations()));
        this.categories = new CategoryClasses(source, dataset, labels, note);
    }

    /**
     * The images of an annotation file, in its order.
     *
     * @param root what the paths of the source are relative to
     * @param labels of the network, by class
     * @param note told once what is left out
     * @throws UserError when an image is missing, a box is not in its image, or the recipe does not
     *     fit the file
     * @throws io.sightline.models.evaluation.CocoException when the file is no annotation file
     */
    static List<LabelledImage> read(
            DataSource.Annotated source, Path root, List<String> labels, Consumer<String> note) {
        return new AnnotatedImages(source, root, labels, note).read();
    }

    private List<LabelledImage> read() {
        if (dataset.images().isEmpty()) {
            throw new UserError(source.annotations() + ": there is no image in it");
        }
        requirePrefixes("only", source.only(), dataset.images());
        List<CocoImage> taken = dataset.images().stream().filter(this::isTaken).toList();
        requirePrefixes("inexhaustive", source.inexhaustive().keySet(), taken);
        requireFiles(taken);
        Map<Long, CocoImage> byId =
                dataset.images().stream().collect(toMap(CocoImage::id, Function.identity()));
        for (int i = 0; i < dataset.annotations().size(); i++) {
            CocoAnnotation annotation = dataset.annotations().get(i);
            CocoImage image = byId.get(annotation.imageId());
            if (image == null) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "%s: annotations[%d] is of image %d, which is not listed",
                                source.annotations(),
                                i,
                                annotation.imageId()));
            }
            if (isTaken(image)) {
                add(annotation, i, image);
            }
        }
        return taken.stream().map(this::labelled).toList();
    }

    private boolean isTaken(CocoImage image) {
        return source.only().isEmpty()
                || source.only().stream().anyMatch(image.fileName()::startsWith);
    }

    private void requirePrefixes(
            String field, Collection<String> prefixes, List<CocoImage> images) {
        for (String prefix : prefixes) {
            if (images.stream().noneMatch(i -> i.fileName().startsWith(prefix))) {
                String told = "%s: no image's file name begins with '%s', as %s says";
                throw new UserError(told.formatted(source.annotations(), prefix, field));
            }
        }
    }

    private void requireFiles(List<CocoImage> taken) {
        List<CocoImage> missing =
                taken.stream().filter(i -> !Files.isRegularFile(file(i))).toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "%s: no such file; %d of %d images of %s are missing",
                            file(missing.get(0)),
                            missing.size(),
                            taken.size(),
                            source.annotations()));
        }
    }

    private Path file(CocoImage image) {
        return root.resolve(source.images()).resolve(image.fileName());
    }

    private void add(CocoAnnotation annotation, int index, CocoImage image) {
        Optional<Integer> classId = categories.classOf(annotation.categoryId());
        if (classId.isEmpty()) {
            return;
        }
        Box box = fractions(annotation.box(), image);
        if (!(box.xMax() > box.xMin() && box.yMax() > box.yMin())) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "%s: annotations[%d] has an empty box or one outside of its image '%s' (%s)",
                            source.annotations(),
                            index,
                            image.fileName(),
                            described(annotation.box())));
        }
        if (annotation.crowd()) {
            crowds.computeIfAbsent(image.id(), none -> new ArrayList<>())
                    .add(new IgnoredRegion(classId.get(), box));
        } else {
            boxes.computeIfAbsent(image.id(), none -> new ArrayList<>())
                    .add(new LabelledBox(classId.get(), box, 1));
        }
    }

    private static String described(CocoBox box) {
        return "x %s, y %s, width %s, height %s"
                .formatted(box.x(), box.y(), box.width(), box.height());
    }

    private static Box fractions(CocoBox box, CocoImage image) {
        return new Box(
                fraction(box.x(), image.width()),
                fraction(box.y(), image.height()),
                fraction(box.x() + box.width(), image.width()),
                fraction(box.y() + box.height(), image.height()));
    }

    private static float fraction(double pixels, int side) {
        return (float) Math.min(Math.max(pixels / side, 0), 1);
    }

    private LabelledImage labelled(CocoImage image) {
        return new LabelledImage(
                Path.of(source.images(), image.fileName()).normalize().toString(),
                file(image),
                boxes.getOrDefault(image.id(), List.of()),
                crowds.getOrDefault(image.id(), List.of()),
                categories.exhaustive(image));
    }
}
