package io.sightline.operators.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.track.TrackedFrame.EndedTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final int PERSON = 0;
    private static final int CAR = 1;
    private static final long FRAME_MILLIS = 40;

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final List<EndedTrack> ended = new ArrayList<>();
    private Optional<CameraTracks> state = Optional.empty();
    private long seq;
    private long time;
    private String epoch = "0";

    /** The names of the confirmed tracks of the observations, or {@code -}. */
    private List<String> next(Observation... observations) {
        TrackedFrame frame =
                tracker.next(state, new FrameStamp(epoch, seq, time), List.of(observations));
        state = Optional.of(frame.state());
        ended.addAll(frame.ended());
        seq++;
        time += FRAME_MILLIS;
        return frame.matches().stream()
                .map(match -> match.filter(Track::confirmed).map(Track::name).orElse("-"))
                .toList();
    }

    private static Observation at(double x, double score) {
        return at(x, score, PERSON);
    }

    private static Observation at(double x, double score, int group) {
        return new Observation(new TrackBox(x, 0.5, 0.1, 0.3), score, group, group);
    }

    @Test
    void confirmsACertainObjectAtOnce() {
        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
    }

    @Test
    void confirmsAnotherObjectWhenItIsSeenAgain() {
        assertThat(next(at(0.2, 0.88))).containsExactly("-");
        assertThat(next(at(0.2, 0.88))).containsExactly("0-1");
    }

    @Test
    void forgetsAnUnconfirmedObjectAtItsFirstMiss() {
        next(at(0.2, 0.88));
        next();

        assertThat(next(at(0.2, 0.88))).containsExactly("-");
        assertThat(ended).isEmpty();
    }

    @Test
    void neverStartsATrackWithALowBox() {
        for (int i = 0; i < 5; i++) {
            assertThat(next(at(0.2, 0.5))).containsExactly("-");
        }
    }

    @Test
    void continuesATrackWithALowBox() {
        next(at(0.2, 0.95));

        assertThat(next(at(0.2, 0.3))).containsExactly("0-1");
    }

    @Test
    void namesTracksByTheFrameOfTheirBirthAndTheirRankInIt() {
        next();
        assertThat(next(at(0.2, 0.95), at(0.8, 0.95))).containsExactly("1-1", "1-2");
    }

    @Test
    void followsAMovingObject() {
        for (int i = 0; i < 20; i++) {
            assertThat(next(at(0.1 + 0.02 * i, 0.95))).containsExactly("0-1");
        }
    }

    @Test
    void keepsTwoObjectsApartThatPassEachOther() {
        next(at(0.3, 0.95), at(0.71, 0.95));
        for (int i = 1; i <= 20; i++) {
            assertThat(next(at(0.3 + 0.02 * i, 0.95), at(0.71 - 0.02 * i, 0.95)))
                    .as("frame %d", i)
                    .containsExactly("0-1", "0-2");
        }
    }

    @Test
    void findsAnObjectAgainAfterASecond() {
        next(at(0.2, 0.95));
        for (int i = 0; i < 25; i++) {
            next();
        }

        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
        assertThat(ended).isEmpty();
    }

    @Test
    void endsATrackThatIsNotSeenForLongerThanAllowed() {
        next(at(0.2, 0.95));
        time += 2001;
        next();

        assertThat(ended).extracting(EndedTrack::reason).containsExactly(EndReason.LOST);
        assertThat(next(at(0.2, 0.95))).containsExactly("2-1");
    }

    @Test
    void keepsAParkedObjectForLonger() {
        for (int i = 0; i < 150; i++) {
            next(at(0.2, 0.95));
        }
        time += 8000;

        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
    }

    @Test
    void countsTimeAndNotFrames() {
        next(at(0.2, 0.95));
        time += 1500;

        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
    }

    @Test
    void endsAllTracksAtAGap() {
        next(at(0.2, 0.95), at(0.8, 0.95));
        time += 10_001;
        next();

        assertThat(ended)
                .extracting(EndedTrack::reason)
                .containsExactly(EndReason.GAP, EndReason.GAP);
    }

    @Test
    void endsAllTracksWhenTheCameraNumbersItsFramesAgain() {
        next(at(0.2, 0.95));
        epoch = "1";
        seq = 0;

        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
        assertThat(ended).extracting(EndedTrack::reason).containsExactly(EndReason.EPOCH);
    }

    @Test
    void neverMatchesClassesOfDifferentGroups() {
        next(at(0.2, 0.95, PERSON));

        assertThat(next(at(0.2, 0.95, CAR))).containsExactly("1-1");
    }

    @Test
    void toleratesAFrameThatIsOlderThanTheOneBefore() {
        next(at(0.2, 0.95));
        time -= 1000;

        assertThat(next(at(0.2, 0.95))).containsExactly("0-1");
        assertThat(state.orElseThrow().clockMillis()).isZero();
    }

    @Test
    void keepsAtMostSoManyTracks() {
        Observation[] many = new Observation[300];
        Arrays.setAll(many, i -> at(i, 0.95));
        next(many);

        assertThat(state.orElseThrow().tracks()).hasSize(256);
        assertThat(ended).hasSize(44).allMatch(track -> track.reason() == EndReason.CAP);
    }

    @Test
    void endsEveryConfirmedTrackExactlyOnceWhateverItSees() {
        Random random = new Random(1);
        List<String> started = new ArrayList<>();
        for (int frame = 0; frame < 3000; frame++) {
            Observation[] seen = new Observation[random.nextInt(6)];
            Arrays.setAll(
                    seen, i -> at(random.nextDouble(), random.nextDouble(), random.nextInt(2)));
            if (random.nextInt(200) == 0) {
                epoch = epoch + "'";
            }
            time += random.nextInt(100) == 0 ? random.nextInt(15_000) : 0;
            next(seen).stream()
                    .filter(name -> !name.equals("-"))
                    .map(name -> epoch + "/" + name)
                    .filter(name -> !started.contains(name))
                    .forEach(started::add);
        }
        time += 20_000;
        next();

        assertThat(started).hasSizeGreaterThan(400);
        assertThat(ended).hasSameSizeAs(started);
    }

    @Test
    void isAPureFunctionOfFramesAndState() {
        Random random = new Random(2);
        for (int frame = 0; frame < 200; frame++) {
            List<Observation> seen = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                seen.add(at(random.nextDouble(), random.nextDouble()));
            }
            FrameStamp stamp = new FrameStamp("0", frame, frame * FRAME_MILLIS);
            TrackedFrame once = tracker.next(state, stamp, seen);
            TrackedFrame again = new Tracker(TrackerSettings.standard()).next(state, stamp, seen);

            assertThat(again.state()).isEqualTo(once.state());
            state = Optional.of(once.state());
        }
    }
}
