package io.sightline.jobs.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Round round = new Round(nanos::get);

    @Test
    void saysHowMuchIsDoneInASecond() throws InterruptedException {
        PeerWork work = new TestingPeerWork(() -> nanos.addAndGet(250_000_000), 2);
        assertThat(round.perSecond(work, 1, SECOND)).isEqualTo(8);
    }

    @Test
    void countsThePieceDuringWhichTheTimeIsOverWithItsTime() throws InterruptedException {
        PeerWork work = new TestingPeerWork(() -> nanos.addAndGet(800_000_000), 1);
        assertThat(round.perSecond(work, 1, SECOND)).isEqualTo(2 / 1.6);
    }

    @Test
    void doesAtLeastOnePiece() throws InterruptedException {
        PeerWork work = new TestingPeerWork(() -> nanos.addAndGet(4_000_000_000L), 1);
        assertThat(round.perSecond(work, 1, SECOND)).isEqualTo(0.25);
    }

    @Test
    void callersWorkInThreadsOfTheirOwn() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        PeerWork work =
                new TestingPeerWork(
                        () -> {
                            threads.add(Thread.currentThread());
                            nanos.addAndGet(1_000_000);
                        },
                        1);
        round.perSecond(work, 3, SECOND);
        assertThat(threads).hasSize(3);
    }

    @Test
    void passesOnWhatGoesWrong() {
        PeerWork work =
                new TestingPeerWork(
                        () -> {
                            throw new IllegalStateException("out of order");
                        },
                        1);
        assertThatThrownBy(() -> round.perSecond(work, 2, SECOND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
    }
}
