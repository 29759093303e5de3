package io.sightline.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.network.Padding;
import io.sightline.models.tensorflow.TestingModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bundle whose network is a word. */
final class TestingBundle {
    static final ModelCard CARD =
            TestingModels.card(TestingModels.architecture(Padding.SYMMETRIC, 96, 64));

    private TestingBundle() {}

    static ModelBundle write(Path target) {
        return BundleWriter.write(
                target,
                CARD,
                directory ->
                        Files.writeString(directory.resolve(ModelBundle.SAVED_MODEL), "network"));
    }

    static void replaceInCard(Path json, String part, String replacement) throws IOException {
        String text = Files.readString(json);
        assertThat(text).contains(part);
        Files.writeString(json, text.replace(part, replacement));
    }

    static void assertRefused(Path directory, String message) {
        assertThatThrownBy(() -> ModelBundle.open(directory))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }
}
