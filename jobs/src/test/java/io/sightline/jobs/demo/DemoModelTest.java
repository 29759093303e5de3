package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.options.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoModelTest {
    @Test
    void saysWhatToPassWhenNoDetectorIsAtHand(@TempDir Path folder) {
        Path checkout = folder.resolve("checkout");
        assertThatThrownBy(() -> DemoModel.importKnown(checkout, folder.resolve("model")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "no model to show; pass --model DIR, a bundle that"
                                + " 'sightline model import' has made");
    }
}
