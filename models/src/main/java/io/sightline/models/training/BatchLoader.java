package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Ssd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the batches of a recipe, some of them ahead. What a batch holds depends on the recipe's
 * seed and the number of the step alone, so that a run that is resumed goes on as if it had not
 * been broken off. Not thread-safe; whoever made it closes it.
 */
final class BatchLoader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AHEAD = 4;

    private final Recipe recipe;
    private final TrainingSet set;
    private final Augmentation augmentation;
    private final AnchorMatcher matcher;
    private final ExecutorService workers;
    private final Deque<Future<TrainingBatch>> ahead = new ArrayDeque<>();
    private long next;

    /**
     * @param firstStep whose batch comes first
     */
    BatchLoader(Recipe recipe, TrainingSet set, long firstStep) {
        this.recipe = recipe;
        this.set = set;
        Architecture architecture = recipe.architecture();
        ImageInput input = architecture.input();
        Ssd ssd = architecture.ssd();
        augmentation = new Augmentation(recipe.augmentation(), input.width(), input.height());
        matcher =
                new AnchorMatcher(
                        architecture.anchors(),
                        ssd.boxCoder(),
                        ssd.scores(),
                        recipe.labels().size(),
                        recipe.loss().matchedIou());
        next = firstStep;
        workers =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "batch-loader");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** The batch of the next step; what fails while it is made is thrown here. */
    TrainingBatch next() throws InterruptedException {
        while (ahead.size() < AHEAD) {
            long step = next++;
            ahead.add(workers.submit(() -> batch(step)));
        }
        try {
            return ahead.remove().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private TrainingBatch batch(long step) {
        ImageInput input = recipe.architecture().input();
        int imageBytes = input.width() * input.height() * 3;
        byte[] pixels = new byte[recipe.batchSize() * imageBytes];
        List<TrainingSample> samples = new ArrayList<>();
        for (int i = 0; i < recipe.batchSize(); i++) {
            SplittableRandom random = random(step, i);
            TrainingSample sample = augmentation.apply(set.draw(random), set, random);
            System.arraycopy(sample.image().rgb(), 0, pixels, i * imageBytes, imageBytes);
            samples.add(sample);
        }
        return new TrainingBatch(recipe.batchSize(), pixels, matcher.targets(samples));
    }

    /** Drawn anew from seed and number: neighbouring numbers have unlike sequences. */
    private SplittableRandom random(long step, int image) {
        long seed = new SplittableRandom(recipe.seed()).nextLong();
        long number = step * recipe.batchSize() + image;
        return new SplittableRandom(new SplittableRandom(seed + number).nextLong());
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
