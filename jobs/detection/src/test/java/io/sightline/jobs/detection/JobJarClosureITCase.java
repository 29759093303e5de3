package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The classes of this project in the job jar are exactly those that the job can reach. */
class JobJarClosureITCase {
    private static final Path JOB_JAR = Path.of("target", "sightline-job.jar");
    private static final String OWN = "io/sightline/";
    private static final String CLASS = ".class";

    /** Classes that are loaded by name, with the reason. Everything else follows from them. */
    private static final Map<String, String> ENTRIES =
            Map.of("io/sightline/jobs/detection/DetectionJob", "main class in the manifest");

    private static Set<String> packed;
    private static Set<String> reached;

    @BeforeAll
    static void followTheJob() throws IOException {
        try (JarFile jar = new JarFile(JOB_JAR.toFile())) {
            packed =
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(OWN) && name.endsWith(CLASS))
                            .map(name -> name.substring(0, name.length() - CLASS.length()))
                            .collect(Collectors.toCollection(TreeSet::new));
            reached = closure(jar, ENTRIES.keySet());
        }
    }

    @Test
    void holdsNoClassThatTheJobCannotReach() {
        Set<String> unreachable = new TreeSet<>(packed);
        unreachable.removeAll(reached);
        assertThat(unreachable).as("classes in %s that the job cannot reach", JOB_JAR).isEmpty();
    }

    @Test
    void holdsEveryClassThatTheJobCanReach() {
        Set<String> missing = new TreeSet<>(reached);
        missing.removeAll(packed);
        assertThat(missing).as("classes that the job needs and %s lacks", JOB_JAR).isEmpty();
    }

    @Test
    void holdsTheClassesThatAreLoadedByName() {
        assertThat(packed).containsAll(ENTRIES.keySet());
    }

    /** Classes that the jar lacks are part of it, but nothing is known of what they use. */
    private static Set<String> closure(JarFile jar, Collection<String> entries) throws IOException {
        Set<String> closure = new TreeSet<>(entries);
        Deque<String> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            ZipEntry entry = jar.getEntry(open.pop() + CLASS);
            if (entry != null) {
                try (InputStream classFile = jar.getInputStream(entry)) {
                    TestingClassFile.usedClasses(classFile).stream()
                            .filter(name -> name.startsWith(OWN))
                            .filter(closure::add)
                            .forEach(open::push);
                }
            }
        }
        return closure;
    }
}
