package io.sightline.jobs.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.shipped.ShippedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Map<Setting, TestingPeerWork> opened = new LinkedHashMap<>();
    private final Trial trial = new Trial(new Round(nanos::get), Duration.ofSeconds(1));

    @Test
    void findsTheFastestSettingAndClosesTheOthers() throws InterruptedException {
        try (Trial.Winner winner = trial.winner(new BatchingPeer(), network(), 1)) {
            assertThat(winner.setting()).isEqualTo(Setting.callers(1, 4));
            assertThat(winner.perSecond()).isEqualTo(8);
            assertThat(opened.get(Setting.callers(1, 1)).isClosed()).isTrue();
            assertThat(opened.get(Setting.callers(1, 4)).isClosed()).isFalse();
            assertThat(opened.get(Setting.callers(1, 2)).isClosed()).isTrue();
        }
        assertThat(opened.values()).allMatch(TestingPeerWork::isClosed);
    }

    @Test
    void triesTheSameSettingOnce() throws InterruptedException {
        try (Trial.Winner winner = trial.winner(new BatchingPeer(), network(), 1)) {
            assertThat(winner.setting().callers()).isOne();
            assertThat(opened.keySet())
                    .containsExactly(
                            Setting.callers(1, 1), Setting.callers(1, 4), Setting.callers(1, 2));
        }
    }

    private static PeerNetwork network() {
        return new PeerNetwork(ShippedModel.open(), Path.of("network.onnx"), Optional.empty());
    }

    /** Takes half a second for a batch, however large. */
    private final class BatchingPeer implements Peer {
        @Override
        public String name() {
            return "batching";
        }

        @Override
        public List<Setting> settings(int threads) {
            return List.of(
                    Setting.callers(threads, 1),
                    Setting.oneCaller(threads, 1),
                    Setting.callers(threads, 4),
                    Setting.callers(threads, 2));
        }

        @Override
        public PeerWork open(PeerNetwork network, Setting setting) {
            TestingPeerWork work =
                    new TestingPeerWork(() -> nanos.addAndGet(500_000_000), setting.size());
            assertThat(opened.put(setting, work)).isNull();
            return work;
        }
    }
}
