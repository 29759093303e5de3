package io.sightline.jobs.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.Box;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreetTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSameSeedGivesTheSamePixelsAndObjects(long seed) {
        SceneFrame first = Street.of(seed, WIDTH, HEIGHT).frame(400);
        SceneFrame second = Street.of(seed, WIDTH, HEIGHT).frame(400);
        assertThat(second.image().rgb()).isEqualTo(first.image().rgb());
        assertThat(second.objects()).isEqualTo(first.objects());
    }

    @Test
    void otherSeedsAndOtherMomentsLookDifferent() {
        Street street = Street.of(1, WIDTH, HEIGHT);
        byte[] pixels = street.frame(10).image().rgb();
        assertThat(street.frame(60).image().rgb()).isNotEqualTo(pixels);
        assertThat(Street.of(2, WIDTH, HEIGHT).frame(10).image().rgb()).isNotEqualTo(pixels);
    }

    @Test
    void aFrameDoesNotDependOnThoseAskedForBefore() {
        Street street = Street.of(3, WIDTH, HEIGHT);
        street.frame(500);
        street.frame(20);
        assertThat(street.frame(100).image().rgb())
                .isEqualTo(Street.of(3, WIDTH, HEIGHT).frame(100).image().rgb());
    }

    @Test
    void framesDrawnAtOnceAreThoseDrawnOneByOne() {
        Street street = Street.of(3, WIDTH, HEIGHT);
        assertThat(street.frames(7, 10).stream().map(SceneFrame::objects))
                .containsExactly(
                        street.frame(7).objects(),
                        street.frame(8).objects(),
                        street.frame(9).objects());
    }

    @Test
    void aMomentIsAFrameOfItsStreet() {
        SceneFrame moment = Street.moment(5, WIDTH, HEIGHT);
        assertThat(moment.image().width()).isEqualTo(WIDTH);
        assertThat(moment.image().height()).isEqualTo(HEIGHT);
        assertThat(Street.moment(5, WIDTH, HEIGHT).objects()).isEqualTo(moment.objects());
    }

    @Test
    void refusesFramesBeforeTheFirst() {
        Street street = Street.of(1, WIDTH, HEIGHT);
        assertThatThrownBy(() -> street.frame(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void everyObjectIsInTheImageAndVisibleByAShare(long seed) {
        List<SceneObject> objects = Street.moment(seed, WIDTH, HEIGHT).objects();
        assertThat(objects).isNotEmpty();
        assertThat(objects)
                .allSatisfy(
                        object -> {
                            Box box = object.box();
                            assertThat(object.visible()).isBetween(0.0, 1.0);
                            assertThat(object.label()).isIn("person", "vehicle", "bike");
                            assertThat(box.xMin()).isBetween(0f, box.xMax());
                            assertThat(box.yMin()).isBetween(0f, box.yMax());
                            assertThat(box.xMax()).isBetween(box.xMin(), 1f);
                            assertThat(box.yMax()).isBetween(box.yMin(), 1f);
                        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tracksKeepTheirLabelAndMoveSmoothly(long seed) {
        Street street = Street.of(seed, WIDTH, HEIGHT);
        Map<Integer, SceneObject> before = new HashMap<>();
        for (int number = 200; number < 260; number++) {
            Map<Integer, SceneObject> now = byTrack(street.frame(number).objects());
            now.forEach(
                    (track, object) -> {
                        SceneObject last = before.getOrDefault(track, object);
                        assertThat(object.label()).isEqualTo(last.label());
                        assertThat(distance(object.box(), last.box())).isLessThan(0.08);
                    });
            before.clear();
            before.putAll(now);
        }
    }

    @Test
    void theDemoShowsEverythingInNearlyAllFrames() {
        Street street = Street.demo(WIDTH, HEIGHT);
        Set<String> all = Set.of("person", "vehicle", "bike");
        int complete = 0;
        int sampled = 0;
        for (int number = 0; number < 250; number += 5) {
            Set<String> seen =
                    street.frame(number).objects().stream()
                            .filter(SceneObject::countable)
                            .map(SceneObject::label)
                            .collect(Collectors.toCollection(HashSet::new));
            complete += seen.equals(all) ? 1 : 0;
            sampled++;
        }
        assertThat((double) complete / sampled).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theDemoIsAsBusyAfterAnHourAsAtItsStart() {
        Street street = Street.demo(WIDTH, HEIGHT);
        int hour = 3600 * Street.FRAMES_PER_SECOND;
        assertThat(meanCount(street, hour)).isBetween(10.0, 35.0);
        assertThat(meanCount(street, 0)).isBetween(10.0, 35.0);
    }

    private static double meanCount(Street street, int from) {
        double count = 0;
        for (int i = 0; i < 10; i++) {
            count +=
                    street.frame(from + 50 * i).objects().stream()
                            .filter(SceneObject::countable)
                            .count();
        }
        return count / 10;
    }

    private static Map<Integer, SceneObject> byTrack(List<SceneObject> objects) {
        // Throws where two objects have one track.
        return objects.stream().collect(Collectors.toMap(SceneObject::track, object -> object));
    }

    private static double distance(Box a, Box b) {
        return Math.hypot(
                (a.xMin() + a.xMax() - b.xMin() - b.xMax()) / 2,
                (a.yMin() + a.yMax() - b.yMin() - b.yMax()) / 2);
    }
}
