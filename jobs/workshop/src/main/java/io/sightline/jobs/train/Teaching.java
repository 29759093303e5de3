package io.sightline.jobs.train;

import io.sightline.models.detector.Detection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a teacher about images, each of them once in the life of an output folder. */
final class Teaching {
    private final Teacher teacher;
    private final List<String> labels;
    private final Path notesFile;

    /**
     * @param teacher stays the caller's to close
     * @param labels of the network that learns, by class
     * @param notesFile what the teacher found before, and now
     */
    Teaching(Teacher teacher, List<String> labels, Path notesFile) {
        this.teacher = teacher;
        this.labels = labels;
        this.notesFile = notesFile;
    }

    /**
     * The answers to images; those already noted are not asked for again. What was found is noted
     * even when this is stopped half way.
     *
     * @param images that are not completely labelled
     * @return by name of the image
     * @throws io.sightline.models.error.UserError when an image cannot be decoded
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    Map<String, TeacherAnswer> ask(List<LabelledImage> images, PreparationListener listener)
            throws InterruptedException {
        TeacherNotes before = TeacherNotes.read(notesFile, teacher.digest(), labels);
        List<LabelledImage> unseen =
                images.stream().filter(i -> !before.images().containsKey(i.name())).toList();
        Map<String, List<Detection>> found = new HashMap<>();
        if (!unseen.isEmpty()) {
            try {
                ParallelWork.run(
                        "teach",
                        unseen.size(),
                        i -> Map.entry(unseen.get(i).name(), teacher.detect(unseen.get(i).file())),
                        one -> found.put(one.getKey(), one.getValue()),
                        listener);
            } finally {
                before.with(found).write(notesFile);
            }
        }
        Map<String, TeacherAnswer> answers = new HashMap<>();
        before.with(found)
                .images()
                .forEach((name, all) -> answers.put(name, new TeacherAnswer(teacher.known(), all)));
        return answers;
    }
}
