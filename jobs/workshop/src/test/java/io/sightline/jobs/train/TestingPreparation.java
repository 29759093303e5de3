package io.sightline.jobs.train;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class TestingPreparation implements PreparationListener {
    private final List<String> tasks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int images;

    @Override
    public void began(String task, long total) {
        tasks.add(task);
    }

    @Override
    public void imageDone() {
        images++;
    }

    @Override
    public void ended() {
        // What began and what was noted tell enough.
    }

    @Override
    public void noted(String note) {
        notes.add(note);
    }

    List<String> tasks() {
        return tasks;
    }

    List<String> notes() {
        return notes;
    }

    int images() {
        return images;
    }
}
