package io.sightline.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import io.sightline.models.sharing.Shared;
import io.sightline.operators.work.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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
        try (Shared.Lease<InferenceEngine> engine =
                InferenceEngine.join(
                        device -> new TestingDetector(),
                        always(new BatchPolicy(2, ONE_MINUTE_MILLIS)))) {
            waiting = engine.get().infer(image(7));
        }
        assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    }

    private static Batching always(BatchPolicy policy) {
        return new Batching(policy, policy);
    }

    /** On as many GPUs as are said, none of them real. */
    private static final class OnGpus implements DetectorFactory {
        private static final long serialVersionUID = 1L;

        private final int count;
        private final List<Device> opened = new ArrayList<>();

        private OnGpus(int count) {
            this.count = count;
        }

        @Override
        public List<Device> devices() {
            return IntStream.range(0, count).mapToObj(Device::gpu).toList();
        }

        @Override
        public ObjectDetector open(Device device) {
            opened.add(device);
            return new TestingDetector();
        }
    }

    @Test
    void spreadsTasksOverDevices() {
        OnGpus factory = new OnGpus(2);
        try (Shared.Lease<InferenceEngine> first = join(factory);
                Shared.Lease<InferenceEngine> second = join(factory);
                Shared.Lease<InferenceEngine> third = join(factory);
                Shared.Lease<InferenceEngine> fourth = join(factory)) {
            assertThat(factory.opened).containsExactly(Device.gpu(0), Device.gpu(1));
            assertThat(third.get()).isSameAs(first.get());
            assertThat(fourth.get()).isSameAs(second.get()).isNotSameAs(first.get());
        }
    }

    @Test
    void runsOneBatchAtATimeOnAGpuAndAsManyAsCoresOnTheProcessor() {
        try (Shared.Lease<InferenceEngine> gpu = join(new OnGpus(1));
                Shared.Lease<InferenceEngine> cpu = join(device -> new TestingDetector())) {
            assertThat(gpu.get().callers()).isEqualTo(1);
            assertThat(gpu.get().batchSize()).isEqualTo(Batching.DEFAULT.onGpu().maxSize());
            assertThat(cpu.get().callers()).isEqualTo(Workers.count());
            assertThat(cpu.get().batchSize()).isEqualTo(Batching.DEFAULT.onCpu().maxSize());
        }
    }

    @Test
    void callsAGpuFromASingleThread() {
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        ObjectDetector detector =
                new ObjectDetector() {
                    @Override
                    public List<RawDetections> detect(List<RgbImage> images) {
                        callers.add(Thread.currentThread());
                        RawDetections nothing = new RawDetections(1, 1, new float[4], new float[1]);
                        return Collections.nCopies(images.size(), nothing);
                    }

                    @Override
                    public void close() {}
                };
        DetectorFactory factory =
                new DetectorFactory() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public List<Device> devices() {
                        return List.of(Device.gpu(0));
                    }

                    @Override
                    public ObjectDetector open(Device device) {
                        return detector;
                    }
                };
        Batching pairs = Batching.DEFAULT.withMaxSize(2);
        try (Shared.Lease<InferenceEngine> engine = InferenceEngine.join(factory, pairs)) {
            List<CompletableFuture<Inference>> answers =
                    IntStream.range(0, 200).mapToObj(i -> engine.get().infer(image(i))).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
        }
        assertThat(callers)
                .singleElement()
                .extracting(Thread::getName)
                .isEqualTo("sightline-gpu:0");
    }

    @MustBeClosed
    private static Shared.Lease<InferenceEngine> join(DetectorFactory factory) {
        return InferenceEngine.join(factory, Batching.DEFAULT);
    }

    private static List<Float> scores(BatchPolicy policy, int images) {
        return infer(policy, images).stream()
                .map(inference -> inference.raw().scores()[0])
                .toList();
    }

    private static List<Inference> infer(BatchPolicy policy, int images) {
        List<CompletableFuture<Inference>> answers = new ArrayList<>();
        try (Shared.Lease<InferenceEngine> engine =
                InferenceEngine.join(device -> new TestingDetector(), always(policy))) {
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
