package io.sightline.jobs.demo;

import static io.sightline.jobs.demo.TestingStreet.PERSON;
import static io.sightline.jobs.demo.TestingStreet.detection;
import static io.sightline.jobs.demo.TestingStreet.object;
import static io.sightline.jobs.demo.TestingStreet.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.Box;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoMetric;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EventAccuracyTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final Box VEHICLE = new Box(0.5f, 0.5f, 0.9f, 0.9f);
    private static final Box ELSEWHERE = new Box(0.6f, 0f, 0.8f, 0.2f);

    @Test
    void isOneWhenEveryObjectOfEveryCameraIsFound() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(2));
        for (String camera : List.of("cam-1", "cam-2")) {
            accuracy.add(frame(camera, 0), List.of(person(0.9f)));
            accuracy.add(frame(camera, 1), List.of(person(0.03f)));
        }

        assertThat(ap50(accuracy)).isCloseTo(1.0, EXACTLY);
    }

    @Test
    void isHalfWhenOneOfTwoCamerasSeesNothing() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(1));
        accuracy.add(frame("cam-1", 0), List.of(person(0.9f)));
        accuracy.add(frame("cam-2", 0), List.of());

        assertThat(ap50(accuracy)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void isTheMeanOfTheClasses() {
        EventAccuracy accuracy =
                new EventAccuracy(
                        TestingStreet.clip(
                                List.of(
                                        List.of(
                                                object("person", PERSON, 1),
                                                object("vehicle", VEHICLE, 1)))));
        accuracy.add(
                frame("cam-1", 0), List.of(person(0.9f), detection("vehicle", 0.9f, ELSEWHERE)));

        CocoAccuracy measured = accuracy.accuracy();

        assertThat(measured.overall().value(CocoMetric.AP50)).isCloseTo(0.5, EXACTLY);
        assertThat(measured.perClass())
                .extracting(
                        found -> found.category().name(),
                        found -> Math.round(found.figures().value(CocoMetric.AP50)))
                .containsExactly(tuple("person", 1L), tuple("vehicle", 0L), tuple("bike", -1L));
    }

    @Test
    void neitherWantsNorBlamesObjectsThatAreHidden() {
        EventAccuracy accuracy =
                new EventAccuracy(
                        TestingStreet.clip(
                                List.of(
                                        List.of(
                                                object("person", PERSON, 1),
                                                object("person", VEHICLE, 0.1)))));
        accuracy.add(frame("cam-1", 0), List.of(person(0.5f)));
        accuracy.add(frame("cam-2", 0), List.of(person(0.5f), detection("person", 0.9f, VEHICLE)));

        assertThat(ap50(accuracy)).isCloseTo(1.0, EXACTLY);
    }

    @Test
    void blamesDetectionsOfNothing() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(1));
        accuracy.add(
                frame("cam-1", 0), List.of(detection("person", 0.9f, ELSEWHERE), person(0.5f)));

        assertThat(ap50(accuracy)).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void knowsTheFramesOfAClipThatStartsOver() {
        EventAccuracy accuracy =
                new EventAccuracy(
                        TestingStreet.clip(
                                List.of(List.of(object("person", PERSON, 1)), List.of())));
        accuracy.add(frame("cam-1", 0), List.of(person(0.9f)));
        accuracy.add(frame("cam-1", 1), List.of());
        accuracy.add(frame("cam-1", 2), List.of(person(0.9f)));
        accuracy.add(frame("cam-1", 3), List.of());

        assertThat(ap50(accuracy)).isCloseTo(1.0, EXACTLY);
    }

    @Test
    void countsAFrameOnce() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(1));
        accuracy.add(frame("cam-1", 0), List.of(person(0.9f)));
        accuracy.add(frame("cam-1", 0), List.of());

        assertThat(ap50(accuracy)).isCloseTo(1.0, EXACTLY);
    }

    @Test
    void leavesOutLabelsThatNoStreetHas() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(1));
        accuracy.add(
                frame("cam-1", 0), List.of(detection("teapot", 0.9f, ELSEWHERE), person(0.5f)));

        assertThat(ap50(accuracy)).isCloseTo(1.0, EXACTLY);
    }

    private static double ap50(EventAccuracy accuracy) {
        return accuracy.accuracy().overall().value(CocoMetric.AP50);
    }

    private static FrameKey frame(String cameraId, long seq) {
        return new FrameKey(cameraId, "e1", seq);
    }
}
