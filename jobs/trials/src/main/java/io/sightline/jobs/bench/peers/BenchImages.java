package io.sightline.jobs.bench.peers;

import io.sightline.models.detector.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Images in memory, the same in every process: smooth surfaces with noise on them. What is on them
 * does not change what a network costs.
 */
public final class BenchImages {
    private static final int COUNT = 16;
    private static final int NOISE = 32;

    private final List<RgbImage> images;

    private BenchImages(List<RgbImage> images) {
        this.images = images;
    }

    static BenchImages of(int width, int height) {
        return new BenchImages(
                IntStream.range(0, COUNT).mapToObj(seed -> drawn(width, height, seed)).toList());
    }

    private static RgbImage drawn(int width, int height, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    double slope = Math.sin((seed + 1) * (x + y * (channel + 1.0)) / width);
                    rgb[at++] = (byte) (128 + 90 * slope + random.nextInt(-NOISE, NOISE));
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /** All of them. */
    public List<RgbImage> all() {
        return images;
    }

    /**
     * The images in batches, over and over.
     *
     * @param size images of a batch
     * @param prepared makes a peer's own form of a batch, once for each; that is not measured
     */
    public <T> Batches<T> batches(int size, Function<List<RgbImage>, T> prepared) {
        List<T> batches = new ArrayList<>();
        for (int first = 0; first + size <= COUNT; first += size) {
            batches.add(prepared.apply(images.subList(first, first + size)));
        }
        return new Batches<>(batches);
    }

    /**
     * Values as most runtimes take them.
     *
     * @return {@code [N, 3, H, W]}: R, G, B in [0, 255], channels first
     */
    public static float[] channelsFirst(List<RgbImage> images) {
        int pixels = images.get(0).width() * images.get(0).height();
        float[] values = new float[images.size() * 3 * pixels];
        for (int image = 0; image < images.size(); image++) {
            byte[] rgb = images.get(image).rgb();
            for (int i = 0; i < rgb.length; i++) {
                values[(image * 3 + i % 3) * pixels + i / 3] = Byte.toUnsignedInt(rgb[i]);
            }
        }
        return values;
    }

    /**
     * Batches that take turns. Thread-safe.
     *
     * @param <T> a peer's own form of a batch
     */
    public static final class Batches<T> {
        private final List<T> batches;
        private final AtomicInteger taken = new AtomicInteger();

        private Batches(List<T> batches) {
            this.batches = List.copyOf(batches);
        }

        /** The next one. */
        public T next() {
            return batches.get(Math.floorMod(taken.getAndIncrement(), batches.size()));
        }

        /** Every one. */
        public List<T> all() {
            return batches;
        }
    }
}
