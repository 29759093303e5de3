package io.sightline.jobs.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.bench.peers.BenchImages;
import io.sightline.jobs.bench.peers.Peer;
import io.sightline.jobs.bench.peers.PeerNetwork;
import io.sightline.jobs.bench.peers.PeerWork;
import io.sightline.jobs.bench.peers.PeersReport;
import io.sightline.jobs.bench.peers.Setting;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV's DNN module with its own backend on the CPU. Images are blobs before they are measured.
 *
 * <p>OpenCV 4.13 computes a depthwise 3x3 convolution on a map of 1x1 wrongly, which detectors at
 * 300 pixels have: there its speed counts and its predictions do not.
 */
public final class OpenCvPeer implements Peer {
    @Override
    public String name() {
        return PeersReport.OPENCV_DNN;
    }

    /** A network for each caller, or one with all threads. */
    @Override
    public List<Setting> settings(int threads) {
        return List.of(Setting.callers(threads, 1), Setting.oneCaller(threads, 1));
    }

    @Override
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with the work
    public PeerWork open(PeerNetwork network, Setting setting) {
        opencv_core.setNumThreads(setting.threadsPerCaller());
        BlockingQueue<OpenCvNetwork> free = new ArrayBlockingQueue<>(setting.callers());
        for (int i = 0; i < setting.callers(); i++) {
            free.add(OpenCvNetwork.open(network.onnx()));
        }
        BenchImages.Batches<Mat> blobs =
                network.images().batches(setting.size(), OpenCvNetwork::blob);
        return new OpenCvWork(free, blobs, setting.size());
    }

    /**
     * @param free networks that nobody is calling
     */
    private record OpenCvWork(
            BlockingQueue<OpenCvNetwork> free, BenchImages.Batches<Mat> blobs, int size)
            implements PeerWork {
        @Override
        public long run() {
            OpenCvNetwork network = free.remove();
            try {
                network.run(blobs.next());
                return size;
            } finally {
                free.add(network);
            }
        }

        @Override
        public void close() {
            free.forEach(OpenCvNetwork::close);
            blobs.all().forEach(Mat::close);
        }
    }
}
