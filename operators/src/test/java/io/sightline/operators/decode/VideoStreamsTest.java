package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.decode.GopState.Phase;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order and the bookkeeping of video, with a decoder that does what each unit tells it. */
class VideoStreamsTest {
    private static final int TRAILING = 1;
    private static final int RASL = 8;
    private static final int BLA = 16;
    private static final int IDR = 19;
    private static final int CRA = 21;

    private final List<TestingUnitDecoder> opened = new ArrayList<>();
    private final TestingDecodeListener listener = new TestingDecodeListener();
    private final MemoryCameraStore store = new MemoryCameraStore();
    private FrameFilter filter = FrameFilter.NONE;
    private VideoStreams videos = streams(600, 64);
    private int next;

    @Test
    void releasesPicturesInTheOrderOfTheirUnits() {
        assertThat(accept(IDR, 'P')).containsExactly("0 ok");
        assertThat(accept(TRAILING, 'H')).isEmpty();
        assertThat(accept(TRAILING, 'P')).isEmpty();
        assertThat(accept(TRAILING, 'R')).containsExactly("1 ok", "2 ok", "3 ok");
    }

    @Test
    void drainsBeforeTheNextGroup() {
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        assertThat(accept(IDR, 'P')).containsExactly("1 ok", "2 ok");
        assertThat(opened).hasSize(1);
        assertThat(store.units()).hasSize(1);
    }

    @Test
    void refusesAUnitThatShowsNothingOnceTheDecoderIsDrained() {
        accept(IDR, 'P');
        accept(TRAILING, 'S');
        accept(TRAILING, 'H');
        assertThat(accept(IDR, 'P')).containsExactly("1 no-picture", "2 ok", "3 ok");
    }

    @Test
    void stopsWaitingForAPictureAfterMoreUnitsThanAnyStreamReorders() {
        accept(IDR, 'S');
        for (int i = 1; i < VideoSession.MAX_REORDERING; i++) {
            assertThat(accept(TRAILING, 'P')).isEmpty();
        }
        List<String> released = accept(TRAILING, 'P');
        assertThat(released)
                .hasSize(VideoSession.MAX_REORDERING + 1)
                .startsWith("0 no-picture", "1 ok");
    }

    @Test
    void trustsNothingBehindADamagedUnit() {
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        assertThat(accept(TRAILING, 'X')).isEmpty();
        assertThat(accept(TRAILING, 'P')).isEmpty();
        assertThat(accept(TRAILING, 'R'))
                .containsExactly("1 ok", "2 corrupt", "3 no-keyframe", "4 no-keyframe");
        assertThat(accept(TRAILING, 'P')).containsExactly("5 no-keyframe");
        assertThat(accept(IDR, 'P')).containsExactly("6 ok");
        assertThat(opened.get(0).closed).isTrue();
    }

    @Test
    void startsOverAtACraThatCameInBeforeTheDamageShowed() {
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        accept(TRAILING, 'X');
        accept(CRA, 'P');
        accept(RASL, 'P');
        assertThat(accept(TRAILING, 'R'))
                .containsExactly("1 ok", "2 corrupt", "3 ok", "4 no-keyframe", "5 ok");
    }

    @Test
    void refusesLeadingPicturesOfABrokenLink() {
        accept(IDR, 'P');
        assertThat(accept(BLA, 'P')).containsExactly("1 ok");
        assertThat(accept(RASL, 'P')).containsExactly("2 no-keyframe");
        assertThat(accept(CRA, 'P')).containsExactly("3 ok");
        assertThat(accept(RASL, 'P')).containsExactly("4 ok");
    }

    @Test
    void keepsWhatTheLeadingPicturesOfACraReferTo() {
        accept(IDR, 'P');
        accept(TRAILING, 'P');
        accept(CRA, 'P');
        accept(RASL, 'H');
        accept(TRAILING, 'P');
        assertThat(store.units()).hasSize(5);
        accept(TRAILING, 'R');
        assertThat(store.units()).extracting(EncodedFrame::seq).containsExactly(2L, 3L, 4L, 5L);
        assertThat(store.gop().units()).isEqualTo(4);
        assertThat(store.gop().settled()).isEqualTo(4);
        assertThat(store.gop().bytes()).isEqualTo(4 * 6);
    }

    @Test
    void keepsFewUnitsOfAStreamOfCraPicturesOnly() {
        for (int i = 0; i < 50; i++) {
            accept(CRA, 'P');
        }
        assertThat(store.units()).hasSizeLessThan(5);
    }

    @Test
    void closesTheLeastRecentDecoderAndRebuildsItSilently() {
        videos = streams(600, 1);
        MemoryCameraStore other = new MemoryCameraStore();
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        List<DecodeOutcome> outcomes = new ArrayList<>();
        videos.accept(
                frame(0, IDR, 'P'), new VideoStream("cam-2", ContentType.H265, other, outcomes));
        assertThat(opened.get(0).closed).isTrue();
        assertThat(accept(TRAILING, 'R')).containsExactly("1 ok", "2 ok");
        assertThat(opened).hasSize(3);
        assertThat(opened.get(2).decoded).containsExactly((byte) 'P', (byte) 'H', (byte) 'R');
    }

    @Test
    void rebuildsWithWhatWasKnownWhenTheGroupBegan() {
        accept(IDR, 'L');
        accept(TRAILING, 'L');
        accept(IDR, 'L');
        restart();
        accept(TRAILING, 'P');
        assertThat(opened.get(1).startDepth).isEqualTo(2);
        restart();
        accept(IDR, 'P');
        assertThat(opened.get(2).startDepth).isEqualTo(3);
    }

    @Test
    void givesUpKeepingAGroupThatOutgrowsItsBound() {
        videos = streams(3, 64);
        accept(IDR, 'P');
        accept(TRAILING, 'P');
        accept(TRAILING, 'H');
        accept(TRAILING, 'P');
        assertThat(listener.outgrown).isEqualTo(1);
        assertThat(store.units()).extracting(EncodedFrame::seq).containsExactly(2L, 3L);
        assertThat(accept(TRAILING, 'R')).containsExactly("2 ok", "3 ok", "4 ok");
        assertThat(store.units()).isEmpty();
        assertThat(listener.outgrown).isEqualTo(1);
    }

    @Test
    void doesNotDrainAGroupThatItCouldNotRebuild() {
        videos = streams(1, 64);
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        assertThat(pause()).isEmpty();
        assertThat(accept(TRAILING, 'R')).containsExactly("1 ok", "2 ok");
    }

    @Test
    void refusesPendingFramesOfAnOutgrownGroupAfterARestart() {
        videos = streams(1, 64);
        accept(IDR, 'P');
        accept(TRAILING, 'H');
        restart();
        assertThat(pause()).containsExactly("1 no-keyframe");
        assertThat(store.gop().phase()).isEqualTo(Phase.WAITING);
        assertThat(accept(TRAILING, 'P')).containsExactly("2 no-keyframe");
        assertThat(accept(IDR, 'P')).containsExactly("3 ok");
    }

    @Test
    void boundsAGroupByItsBytesToo() {
        videos =
                new VideoStreams(
                        policy(600, 12, 1),
                        new VideoSessions(
                                1, this::open, FrameFilter.NONE, new DecoderMemory(Long.MAX_VALUE)),
                        listener);
        accept(IDR, 'P');
        accept(TRAILING, 'P');
        assertThat(store.gop().phase()).isEqualTo(Phase.REPLAYABLE);
        accept(TRAILING, 'P');
        assertThat(store.gop().phase()).isEqualTo(Phase.OUTGROWN);
    }

    @Test
    void skipsPicturesInTheirPlace() {
        filter = frame -> frame.seq() == 1;
        videos = streams(600, 64);
        accept(IDR, 'P');
        assertThat(accept(TRAILING, 'H')).isEmpty();
        assertThat(accept(TRAILING, 'R')).containsExactly("1 skipped", "2 ok");
        assertThat(accept(TRAILING, 'P')).containsExactly("3 ok");
    }

    @Test
    void knowsAfterARestartWhichSkippedPicturesAreOut() {
        filter = frame -> true;
        videos = streams(600, 64);
        assertThat(accept(IDR, 'P')).containsExactly("0 skipped");
        accept(TRAILING, 'H');
        restart();
        assertThat(accept(TRAILING, 'R')).containsExactly("1 skipped", "2 skipped");
    }

    private List<String> accept(int nalUnitType, char command) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        videos.accept(frame(next++, nalUnitType, command), stream(outcomes));
        return TestingOutcome.verdicts(outcomes);
    }

    private List<String> pause() {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        videos.pause(stream(outcomes));
        return TestingOutcome.verdicts(outcomes);
    }

    private VideoStream stream(List<DecodeOutcome> outcomes) {
        return new VideoStream("cam-1", ContentType.H265, store, outcomes);
    }

    /** What a task that takes over finds: the store and nothing else. */
    private void restart() {
        videos.close();
        videos = streams(600, 64);
    }

    private VideoStreams streams(int maxGopFrames, int maxOpen) {
        return new VideoStreams(
                policy(maxGopFrames, 1000, maxOpen),
                new VideoSessions(maxOpen, this::open, filter, new DecoderMemory(Long.MAX_VALUE)),
                listener);
    }

    private static DecodePolicy policy(int maxGopFrames, long maxGopBytes, int maxOpen) {
        return DecodePolicy.forInput(1, 1, Interpolation.PYRAMID)
                .withMaxPixels(100)
                .withMaxGop(maxGopFrames, maxGopBytes)
                .withMaxOpenDecoders(maxOpen);
    }

    private UnitDecoder open(ContentType codec, byte[] parameterSets, int reorderDepth) {
        opened.add(new TestingUnitDecoder(codec, parameterSets, reorderDepth));
        return opened.get(opened.size() - 1);
    }

    private static EncodedFrame frame(int seq, int nalUnitType, char command) {
        byte[] unit = {0, 0, 1, (byte) (nalUnitType << 1), 1, (byte) command};
        return TestingFrame.of("cam-1").seq(seq).contentType("video/h265").bytes(unit);
    }
}
