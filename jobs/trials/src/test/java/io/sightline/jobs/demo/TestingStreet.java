package io.sightline.jobs.demo;

import io.sightline.jobs.scene.SceneObject;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import java.util.Collections;
import java.util.List;

/** A clip of 100 by 100 pixels in which a person stands still. */
final class TestingStreet {
    static final Box PERSON = new Box(0.1f, 0.1f, 0.3f, 0.6f);

    private TestingStreet() {}

    static KnownObjects onePersonPerFrame(int frames) {
        return clip(Collections.nCopies(frames, List.of(object("person", PERSON, 1))));
    }

    static KnownObjects clip(List<List<SceneObject>> frames) {
        return new KnownObjects(100, 100, frames);
    }

    static SceneObject object(String label, Box box, double visible) {
        return new SceneObject(1, label, box, visible);
    }

    static Detection person(float score) {
        return detection("person", score, PERSON);
    }

    static Detection detection(String label, float score, Box box) {
        return new Detection(0, label, score, box);
    }
}
