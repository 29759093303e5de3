package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.operators.frame.EncodedFrame;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private final TestingBenchListener listener = new TestingBenchListener();

    @Test
    void startsOverWithAKeyframeAndGoesOnCounting() throws Exception {
        Workload workload = Workload.draw(FrameCodec.H264, 96, 64, listener);

        EncodedFrame first = workload.frame(0);
        EncodedFrame startedOver = workload.frame(Workload.FRAMES);
        assertThat(workload.clip().frames()).hasSize(Workload.FRAMES);
        assertThat(workload.clip().frames().stream().filter(SourceFrame::keyframe)).hasSize(2);
        assertThat(workload.clip().frames().get(0).keyframe()).isTrue();
        assertThat(startedOver.source().value()).isSameAs(first.source().value());
        assertThat(startedOver.seq()).isEqualTo(Workload.FRAMES);
        assertThat(workload.size()).isEqualTo("96x64");
        assertThat(listener.heard()).startsWith("began draw: 50 frames").endsWith("50", "ended");
    }

    @Test
    void isGivenUpWhenNobodyWantsItAnyMore() {
        TestingBenchListener impatient =
                new TestingBenchListener() {
                    @Override
                    public void reached(long done) throws InterruptedException {
                        throw new InterruptedException("enough");
                    }
                };

        assertThatThrownBy(() -> Workload.draw(FrameCodec.JPEG, 32, 32, impatient))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("enough");
        assertThat(impatient.heard()).containsExactly("began draw: 50 frames", "ended");
    }
}
