package io.sightline.jobs.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Inputs that failed for users, reduced; each drawn or encoded for its test. */
public final class TestingField {
    private TestingField() {}

    /**
     * One of them as a file with its name. Tests of other modules find it in a jar: it is a copy.
     */
    public static Path file(String name) {
        try (InputStream resource = TestingField.class.getResourceAsStream("/field/" + name)) {
            Path folder = Files.createTempDirectory("field-");
            folder.toFile().deleteOnExit();
            Path copy = folder.resolve(name);
            Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
            copy.toFile().deleteOnExit();
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
