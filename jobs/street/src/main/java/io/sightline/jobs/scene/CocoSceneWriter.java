package io.sightline.jobs.scene;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.Box;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the truth about scenes in the COCO format: {@code person}, {@code vehicle} and {@code
 * bike} are the categories 1 to 3, images count from 1. What {@link SceneObject#countable} is not
 * has {@code iscrowd} 1. {@code area} is the box's; each annotation has besides {@code track_id},
 * which says what belongs together in the frames of one street, and {@code visible}.
 */
public final class CocoSceneWriter implements Closeable {
    private static final double CENTS = 100;

    /** What is written of an image, which the format keeps apart from its objects. */
    private record Image(String fileName, int width, int height) {}

    private final JsonGenerator json;
    private final List<Image> images = new ArrayList<>();
    private long annotations;

    /**
     * Begins a file.
     *
     * @param target taken over, closed with this writer
     * @throws IOException when the target cannot be written
     */
    @MustBeClosed
    public CocoSceneWriter(Writer target) throws IOException {
        json = new JsonFactory().createGenerator(target);
        json.writeStartObject();
        json.writeArrayFieldStart("annotations");
    }

    /**
     * Adds one image with all its objects.
     *
     * @param fileName as the format names it
     * @throws IOException when the target cannot be written
     */
    public void write(String fileName, SceneFrame frame) throws IOException {
        int width = frame.image().width();
        int height = frame.image().height();
        images.add(new Image(fileName, width, height));
        for (SceneObject object : frame.objects()) {
            write(object, width, height);
        }
    }

    private void write(SceneObject object, int width, int height) throws IOException {
        Box box = object.box();
        // Boxes lie on the borders of pixels, which fractions as float miss by a hair.
        long x = Math.round((double) box.xMin() * width);
        long y = Math.round((double) box.yMin() * height);
        long w = Math.round((double) box.xMax() * width) - x;
        long h = Math.round((double) box.yMax() * height) - y;
        json.writeStartObject();
        json.writeNumberField("id", ++annotations);
        json.writeNumberField("image_id", images.size());
        json.writeNumberField("category_id", SceneObject.LABELS.indexOf(object.label()) + 1);
        json.writeFieldName("bbox");
        json.writeArray(new long[] {x, y, w, h}, 0, 4);
        json.writeNumberField("area", w * h);
        json.writeNumberField("iscrowd", object.countable() ? 0 : 1);
        json.writeNumberField("track_id", object.track());
        json.writeNumberField("visible", Math.round(object.visible() * CENTS) / CENTS);
        json.writeEndObject();
    }

    /** Ends the file: images and categories come last. */
    @Override
    public void close() throws IOException {
        try (json) {
            json.writeEndArray();
            json.writeArrayFieldStart("images");
            for (int i = 0; i < images.size(); i++) {
                json.writeStartObject();
                json.writeNumberField("id", i + 1);
                json.writeStringField("file_name", images.get(i).fileName());
                json.writeNumberField("width", images.get(i).width());
                json.writeNumberField("height", images.get(i).height());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("categories");
            for (int i = 0; i < SceneObject.LABELS.size(); i++) {
                json.writeStartObject();
                json.writeNumberField("id", i + 1);
                json.writeStringField("name", SceneObject.LABELS.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
