package io.sightline.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.sharing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InferenceEngineTest {
    private static final int ONE_MINUTE_MILLIS = 60_000;

    @Test
    void answersEveryImageWhicheverBatchItIsIn() {
        for (int size = 1; size <= 5; size++) {
            assertThat(scores(new BatchPolicy(size, 0), 100))
                    .as("batches of at most %d", size)
                    .isEqualTo(scores(new BatchPolicy(1, 0), 100));
        }
    }

    @Test
    void runsABatchAsSoonAsItIsFull() {
        List<Inference> inferences = infer(new BatchPolicy(5, ONE_MINUTE_MILLIS), 10);
        assertThat(inferences).hasSize(10).extracting(Inference::batchSize).containsOnly(5);
    }

    @Test
    void runsABatchThatStaysTooSmallWhenItsWaitIsOver() {
        assertThat(infer(new BatchPolicy(50, 1), 3)).hasSize(3);
    }

    @Test
    void givesUpWhatWaitsWhenItIsClosed() {
        CompletableFuture<Inference> waiting;
        try (Shared.Hold<InferenceEngine> engine =
                InferenceEngine.join(TestingDetector::new, new BatchPolicy(2, ONE_MINUTE_MILLIS))) {
            waiting = engine.get().infer(image(7));
        }
        assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    }

    private static List<Float> scores(BatchPolicy policy, int images) {
        return infer(policy, images).stream()
                .map(inference -> inference.raw().scores()[0])
                .toList();
    }

    private static List<Inference> infer(BatchPolicy policy, int images) {
        List<CompletableFuture<Inference>> answers = new ArrayList<>();
        try (Shared.Hold<InferenceEngine> engine =
                InferenceEngine.join(TestingDetector::new, policy)) {
            for (int i = 0; i < images; i++) {
                answers.add(engine.get().infer(image(i)));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static RgbImage image(int red) {
        byte[] rgb = new byte[4 * 4 * 3];
        rgb[0] = (byte) red;
        return new RgbImage(4, 4, rgb);
    }
}
