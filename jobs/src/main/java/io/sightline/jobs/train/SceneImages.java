package io.sightline.jobs.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.options.UserError;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.SceneObject;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.Box;
import io.sightline.models.training.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Draws street scenes into a folder, as a data set in the COCO format. Objects that nobody could be
 * asked to find, because they are hidden or tiny, are written as crowds: neither there nor not.
 */
final class SceneImages {
    /** Name of the annotation file in the folder. */
    static final String ANNOTATIONS = "instances.json";

    /** The proportions of most cameras, and more pixels than a network of 384 x 384 takes. */
    private static final int WIDTH = 640;

    private static final int HEIGHT = 360;

    private final DataSource.Scenes source;
    private final List<String> labels;
    private final AtomicReferenceArray<List<SceneObject>> objects;

    /**
     * @param labels of the network, by class; a scene has no objects of those it does not know
     */
    SceneImages(DataSource.Scenes source, List<String> labels) {
        this.source = source;
        this.labels = labels;
        this.objects = new AtomicReferenceArray<>(source.count());
    }

    /**
     * Draws all scenes, one per core at a time.
     *
     * @param folder exists and is empty
     * @throws UserError when it cannot be written
     */
    void write(Path folder, PreparationListener listener) throws InterruptedException {
        ParallelWork.run("scenes", source.count(), index -> draw(folder, index), listener);
        try {
            Files.write(folder.resolve(ANNOTATIONS), new JsonMapper().writeValueAsBytes(json()));
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
    }

    private void draw(Path folder, int index) {
        SceneFrame frame = Street.of(source.seed() + index, WIDTH, HEIGHT).frame(0);
        try {
            JpegFile.write(folder.resolve(name(index)), frame.image());
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
        objects.set(index, frame.objects());
    }

    private static String name(int index) {
        return "%06d.jpg".formatted(index);
    }

    private ObjectNode json() {
        Set<String> categories = new LinkedHashSet<>(labels);
        for (int i = 0; i < objects.length(); i++) {
            objects.get(i).forEach(object -> categories.add(object.label()));
        }
        List<String> names = List.copyOf(categories);
        ObjectNode root = new JsonMapper().createObjectNode();
        ArrayNode images = root.putArray("images");
        ArrayNode annotations = root.putArray("annotations");
        for (int i = 0; i < objects.length(); i++) {
            images.addObject()
                    .put("id", i)
                    .put("file_name", name(i))
                    .put("width", WIDTH)
                    .put("height", HEIGHT);
            for (SceneObject object : objects.get(i)) {
                add(annotations, i, names.indexOf(object.label()), object);
            }
        }
        ArrayNode listed = root.putArray("categories");
        for (int id = 0; id < names.size(); id++) {
            listed.addObject().put("id", id).put("name", names.get(id));
        }
        return root;
    }

    private static void add(ArrayNode annotations, int image, int category, SceneObject object) {
        Box box = object.box();
        double width = (double) (box.xMax() - box.xMin()) * WIDTH;
        double height = (double) (box.yMax() - box.yMin()) * HEIGHT;
        if (width > 0 && height > 0) {
            ObjectNode annotation = annotations.addObject();
            annotation
                    .put("id", annotations.size())
                    .put("image_id", image)
                    .put("category_id", category)
                    .put("area", width * height)
                    .put("iscrowd", object.countable() ? 0 : 1);
            annotation
                    .putArray("bbox")
                    .add((double) box.xMin() * WIDTH)
                    .add((double) box.yMin() * HEIGHT)
                    .add(width)
                    .add(height);
        }
    }
}
