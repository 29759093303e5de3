package io.sightline.jobs.peers;

import ai.onnxruntime.OnnxTensor;
import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.bench.peers.BenchImages;
import io.sightline.jobs.bench.peers.Peer;
import io.sightline.jobs.bench.peers.PeerNetwork;
import io.sightline.jobs.bench.peers.PeerWork;
import io.sightline.jobs.bench.peers.PeersReport;
import io.sightline.jobs.bench.peers.Setting;
import java.util.List;

/** ONNX Runtime on the CPU, from Java. Images are float tensors before they are measured. */
public final class OnnxRuntimePeer implements Peer {
    private static final int BATCH = 4;

    @Override
    public String name() {
        return PeersReport.ONNX_RUNTIME;
    }

    /** One session for all callers, or one caller with all threads; one image a call, or some. */
    @Override
    public List<Setting> settings(int threads) {
        return List.of(
                Setting.callers(threads, 1),
                Setting.callers(threads, BATCH),
                Setting.oneCaller(threads, 1),
                Setting.oneCaller(threads, BATCH));
    }

    @Override
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with the work
    public PeerWork open(PeerNetwork network, Setting setting) {
        OnnxRuntimeNetwork opened =
                OnnxRuntimeNetwork.open(network.onnx(), setting.threadsPerCaller(), setting.size());
        BenchImages.Batches<OnnxTensor> batches =
                network.images().batches(setting.size(), opened::tensor);
        return new PeerWork() {
            @Override
            public long run() {
                opened.run(batches.next());
                return setting.size();
            }

            @Override
            public void close() {
                batches.all().forEach(OnnxTensor::close);
                opened.close();
            }
        };
    }
}
