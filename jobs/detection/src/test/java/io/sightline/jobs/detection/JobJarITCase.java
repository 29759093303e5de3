package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The thin job jar and the native class path, as the build has just packed them. */
class JobJarITCase {
    private static final Path JOB_JAR = Path.of("target", "sightline-job.jar");

    /**
     * Everything else has to come from Flink or from the native jars in the cluster's lib folder.
     * Which classes of this project belong to the job is for {@link JobJarClosureITCase}.
     */
    private static final String PACKED_CLASSES =
            "(io/sightline|com/fasterxml/jackson|picocli|org/apache/(commons/lang3|kafka"
                    + "|flink/(connector/kafka|streaming/connectors/kafka|streaming/util/serialization)))/.*";

    @Test
    void holdsOnlyThePipelineAndItsPlainLibraries() throws IOException {
        assertThat(entries()).filteredOn(entry -> entry.endsWith(".class")).isNotEmpty();
        assertThat(entries())
                .filteredOn(entry -> entry.endsWith(".class"))
                .allSatisfy(entry -> assertThat(entry).matches(PACKED_CLASSES));
    }

    @Test
    void holdsNoNativeLibraryNoSignatureAndNoLogConfiguration() throws IOException {
        assertThat(entries())
                .noneMatch(entry -> entry.matches(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)"))
                .noneMatch(entry -> entry.matches("META-INF/.*\\.(SF|RSA|DSA)"))
                .noneMatch(entry -> entry.startsWith("log4j"));
    }

    @Test
    void runsTheDetectionJob() throws IOException {
        try (JarFile jar = new JarFile(JOB_JAR.toFile())) {
            String mainClass =
                    jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            assertThat(mainClass).isEqualTo("io.sightline.jobs.detection.DetectionJob");
            assertThat(jar.getEntry(mainClass.replace('.', '/') + ".class")).isNotNull();
        }
    }

    @Test
    void holdsTheShippedModelAndNoResourceOfOtherParts() throws IOException {
        assertThat(entries())
                .filteredOn(entry -> entry.matches("io/sightline/.*[^/]"))
                .filteredOn(entry -> !entry.endsWith(".class"))
                .containsExactlyInAnyOrder(
                        "io/sightline/models/shipped/street/model.json",
                        "io/sightline/models/shipped/street/saved_model.pb",
                        "io/sightline/models/tensorflow/operations.txt",
                        "io/sightline/operators/emit/detections.v1.schema.json");
    }

    @Test
    void namesOnlyServicesThatItHolds() throws IOException {
        try (JarFile jar = new JarFile(JOB_JAR.toFile())) {
            for (String entry : entries()) {
                if (entry.matches("META-INF/services/.*[^/]")) {
                    assertThat(lines(jar, entry))
                            .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                            .as(entry)
                            .isNotEmpty()
                            .allSatisfy(
                                    name ->
                                            assertThat(
                                                            jar.getEntry(
                                                                    name.replace('.', '/')
                                                                            + ".class"))
                                                    .as(name)
                                                    .isNotNull());
                }
            }
        }
    }

    @Test
    void leavesNativeLibrariesToTheClusterAsFilesThatExist() throws IOException {
        String classPath = Files.readString(Path.of("target", "native.classpath"));
        List<Path> jars =
                List.of(classPath.split(File.pathSeparator)).stream().map(Path::of).toList();

        assertThat(jars).allSatisfy(jar -> assertThat(jar).isRegularFile());
        assertThat(jars.stream().map(jar -> jar.getFileName().toString()))
                .anyMatch(jar -> jar.startsWith("tensorflow-core-api-"))
                .anyMatch(jar -> jar.startsWith("ndarray-"))
                .anyMatch(jar -> jar.startsWith("protobuf-java-"))
                .anyMatch(jar -> jar.startsWith("opencv-"))
                .anyMatch(jar -> jar.startsWith("openblas-"))
                .anyMatch(jar -> jar.startsWith("ffmpeg-"))
                .anyMatch(jar -> jar.startsWith("javacpp-"));
    }

    private static List<String> lines(JarFile jar, String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JOB_JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
