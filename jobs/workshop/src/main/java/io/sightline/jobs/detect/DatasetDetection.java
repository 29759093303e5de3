package io.sightline.jobs.detect;

import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.frame.DetectedFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Detects in the images of a data set, several at a time. The results are those of one thread that
 * takes one image after the other.
 */
public final class DatasetDetection {
    private final FileDetector detector;
    private final LabelMatch labels;
    private final Runnable imageDone;

    /**
     * @param detector stays the caller's to close
     * @param labels what its labels are in the data set
     * @param imageDone called after every image, by several threads at once
     */
    public DatasetDetection(FileDetector detector, LabelMatch labels, Runnable imageDone) {
        this.detector = detector;
        this.labels = labels;
        this.imageDone = imageDone;
    }

    /**
     * Detects in every image. When this returns or throws, no thread uses the detector any more.
     *
     * @param images with their files
     * @param threads images at a time, on a CPU best as many as cores
     * @return in the order of the images, within an image the best first
     * @throws UserError naming the first file that is not an image or cannot be decoded
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    public List<CocoResult> detect(Map<CocoImage, Path> images, int threads)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<CocoResult>>> pending = new ArrayList<>();
            images.forEach((image, file) -> pending.add(workers.submit(() -> detect(image, file))));
            List<CocoResult> results = new ArrayList<>();
            for (Future<List<CocoResult>> found : pending) {
                results.addAll(found.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }

    private List<CocoResult> detect(CocoImage image, Path file) {
        List<DetectedFrame> frames = new ArrayList<>();
        for (FileInput input : FileInput.of(file)) {
            detector.detect(input, frames::add, DatasetDetection::refuse);
        }
        if (frames.size() != 1) {
            throw new UserError(
                    String.format(
                            Locale.ROOT, "%s: not one picture but %d frames", file, frames.size()));
        }
        imageDone.run();
        return labels.results(image, frames.get(0).detections());
    }

    private static void refuse(DecodeOutcome.Refused refusal) {
        throw new UserError(
                "%s: %s: %s"
                        .formatted(
                                refusal.frame().source().topic(),
                                refusal.reason().word(),
                                refusal.detail()));
    }
}
