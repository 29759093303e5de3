package io.sightline.jobs.scene;

import io.sightline.models.detector.Box;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A picture that grows layer by layer, from far to near, and knows whose each pixel is. */
final class Canvas {
    private static final int NOBODY = -1;

    /** What is known of one layer. */
    private record Painted(Box box, int pixels, int slot) {}

    private final int width;
    private final int height;
    private final int[] pixels;
    private final int[] owners;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Painted> painted = new ArrayList<>();

    /**
     * @param pixels RGB, painted on
     */
    Canvas(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.owners = new int[width * height];
        Arrays.fill(owners, NOBODY);
    }

    /** Paints something that does not count over what is there. */
    void paint(BodyLayer layer, Lighting lighting) {
        blend(layer, lighting, NOBODY);
    }

    /** Paints an actor over what is there. */
    void paint(Actor actor, BodyLayer layer, Lighting lighting) {
        int slot = actors.size();
        own(layer, slot)
                .ifPresent(
                        truth -> {
                            actors.add(actor);
                            painted.add(truth);
                        });
        blend(layer, lighting, slot);
    }

    /** Box and size of a layer's own pixels; empty when none lies in the image. */
    private Optional<Painted> own(BodyLayer layer, int slot) {
        Rectangle bounds = layer.bounds();
        int count = 0;
        int xMin = Integer.MAX_VALUE;
        int xMax = -1;
        int yMin = Integer.MAX_VALUE;
        int yMax = -1;
        for (int row = 0, i = 0; row < bounds.height; row++) {
            int y = bounds.y + row;
            for (int column = 0; column < bounds.width; column++, i++) {
                if (!BodyLayer.own(layer.pixels()[i])) {
                    continue;
                }
                count++;
                int x = bounds.x + column;
                if (x >= 0 && x < width && y >= 0 && y < height) {
                    xMin = Math.min(xMin, x);
                    xMax = Math.max(xMax, x);
                    yMin = Math.min(yMin, y);
                    yMax = Math.max(yMax, y);
                }
            }
        }
        if (xMax < 0) {
            return Optional.empty();
        }
        Box box =
                new Box(
                        (float) xMin / width,
                        (float) yMin / height,
                        (float) (xMax + 1) / width,
                        (float) (yMax + 1) / height);
        return Optional.of(new Painted(box, count, slot));
    }

    private void blend(BodyLayer layer, Lighting lighting, int slot) {
        Rectangle bounds = layer.bounds();
        Rectangle seen = bounds.intersection(new Rectangle(width, height));
        int haze = (int) Math.round(256 * lighting.hazeAt(layer.depth()));
        int far = lighting.haze();
        for (int y = seen.y; y < seen.y + seen.height; y++) {
            int from = (y - bounds.y) * bounds.width + seen.x - bounds.x;
            int to = y * width + seen.x;
            for (int i = 0; i < seen.width; i++, from++, to++) {
                int argb = layer.pixels()[from];
                int alpha = argb >>> 24;
                if (alpha == 0) {
                    continue;
                }
                int below = pixels[to];
                pixels[to] =
                        channel(argb, below, far, alpha, haze, 16)
                                | channel(argb, below, far, alpha, haze, 8)
                                | channel(argb, below, far, alpha, haze, 0);
                if (alpha >= BodyLayer.OWN) {
                    owners[to] = slot;
                }
            }
        }
    }

    private static int channel(int argb, int below, int far, int alpha, int haze, int shift) {
        int own = argb >> shift & 255;
        int hazy = own + ((((far >> shift & 255) * alpha / 255 - own) * haze) >> 8);
        int value = hazy + (below >> shift & 255) * (255 - alpha) / 255;
        return Math.min(255, value) << shift;
    }

    /** The truth about the actors painted so far, in the order in which they were. */
    List<SceneObject> objects() {
        int[] visible = new int[actors.size() + 1];
        for (int owner : owners) {
            if (owner != NOBODY) {
                visible[owner]++;
            }
        }
        List<SceneObject> objects = new ArrayList<>(actors.size());
        for (int i = 0; i < actors.size(); i++) {
            Painted truth = painted.get(i);
            double share = (double) visible[truth.slot] / truth.pixels;
            objects.add(
                    new SceneObject(
                            actors.get(i).track(), actors.get(i).label(), truth.box, share));
        }
        return objects;
    }
}
