package io.sightline.jobs.bench.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.peers.GemmPeak;
import io.sightline.models.tensorflow.peers.NaiveDetector;
import io.sightline.models.tensorflow.peers.ObjectDetectionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What runs on TensorFlow: ourselves, other ways to use it, and the bound of all of them. */
@SuppressWarnings("MustBeClosedChecker") // what is opened here is closed with the work
final class OwnPeers {
    static final String OURS_F32 = "oursF32";
    static final String OURS_BF16 = "oursBf16";
    static final String ZOO = "tfZoo";
    static final String NAIVE = "naive";
    static final String GEMM_F32 = "gemmF32";
    static final String GEMM_BF16 = "gemmBf16";

    private static final int[] BATCHES = {1, 2, 4};

    /** Rows of square matrices: small enough for caches, large enough to be worth a call. */
    private static final int[] MATRICES = {512, 1024, 2048};

    private OwnPeers() {}

    /** All that can be measured on this machine, in the order of a round. */
    static List<Peer> all() {
        List<Peer> peers = new ArrayList<>();
        peers.add(ours(OURS_F32, Precision.F32));
        peers.add(new GemmPeer(GEMM_F32, GemmPeak::ofF32));
        if (Processor.ofThisMachine().bf16()) {
            peers.add(ours(OURS_BF16, Precision.BF16));
            peers.add(new GemmPeer(GEMM_BF16, GemmPeak::ofBf16));
        }
        peers.add(
                new DetectorPeer(
                        NAIVE,
                        threads -> List.of(Setting.oneCaller(threads, 1)),
                        (bundle, setting) ->
                                NaiveDetector.open(bundle, setting.threadsPerCaller())));
        peers.add(new ZooPeer());
        return peers;
    }

    private static Peer ours(String name, Precision precision) {
        return new DetectorPeer(
                name,
                threads -> inTurn(BATCHES, threads),
                (bundle, setting) -> TensorFlowDetector.open(bundle, precision));
    }

    private static List<Setting> inTurn(int[] sizes, int threads) {
        return IntStream.of(sizes).mapToObj(size -> Setting.callers(threads, size)).toList();
    }

    /** Opens a detector; the caller closes it. */
    @FunctionalInterface
    private interface Opening {
        ObjectDetector open(ModelBundle bundle, Setting setting);
    }

    private record DetectorPeer(
            String name, IntFunction<List<Setting>> recommended, Opening opening) implements Peer {
        @Override
        public List<Setting> settings(int threads) {
            return recommended.apply(threads);
        }

        @Override
        @MustBeClosed
        public PeerWork open(PeerNetwork network, Setting setting) {
            ObjectDetector detector = opening.open(network.bundle(), setting);
            BenchImages.Batches<List<RgbImage>> batches =
                    network.images().batches(setting.size(), ArrayList::new);
            return new PeerWork() {
                @Override
                public long run() {
                    return detector.detect(batches.next()).size();
                }

                @Override
                public void close() {
                    detector.close();
                }
            };
        }
    }

    /** As published: one image a call, suppression in the graph. */
    private record ZooPeer() implements Peer {
        @Override
        public String name() {
            return ZOO;
        }

        @Override
        public List<Setting> settings(int threads) {
            return List.of(Setting.oneCaller(threads, 1));
        }

        @Override
        @MustBeClosed
        public PeerWork open(PeerNetwork network, Setting setting) {
            PeerNetwork.Zoo zoo = network.zoo().orElseThrow();
            ObjectDetectionGraph graph =
                    ObjectDetectionGraph.open(
                            zoo.graph(), zoo.checkpoint(), setting.threadsPerCaller());
            BenchImages.Batches<RgbImage> images =
                    network.images().batches(1, batch -> batch.get(0));
            return new PeerWork() {
                @Override
                public long run() {
                    graph.detect(images.next());
                    return 1;
                }

                @Override
                public void close() {
                    graph.close();
                }
            };
        }
    }

    private record GemmPeer(String name, IntFunction<GemmPeak> opening) implements Peer {
        @Override
        public List<Setting> settings(int threads) {
            return inTurn(MATRICES, threads);
        }

        @Override
        @MustBeClosed
        public PeerWork open(PeerNetwork network, Setting setting) {
            GemmPeak peak = opening.apply(setting.size());
            return new PeerWork() {
                @Override
                public long run() {
                    return peak.multiply();
                }

                @Override
                public void close() {
                    peak.close();
                }
            };
        }
    }
}
