package io.sightline.models.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.Precision;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.TestingSavedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelImportTest {
    private static final ModelImport.Description RGB =
            new ModelImport.Description(List.of("red", "green", "blue"), "CC0-1.0", 0.3f);

    @TempDir Path folder;

    @Test
    void takesASavedModelWithItsVariablesAsItIs() throws IOException {
        Path source = folder.resolve("brightness");
        TestingSavedModel.write(source, 96, 64, 0.5f, 1, 2);
        ModelBundle bundle =
                ModelImport.write(ModelImport.readAny(source), RGB, folder.resolve("model"));
        assertThat(bundle.card().name()).isEqualTo("brightness");
        assertThat(bundle.card().architecture()).isEmpty();
        assertThat(bundle.card().inputWidth()).isEqualTo(96);
        assertThat(bundle.card().inputHeight()).isEqualTo(64);
        assertThat(bundle.card().files()).containsKey("variables/variables.index");
        byte[] white = new byte[96 * 64 * 3];
        Arrays.fill(white, (byte) 255);
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            float[] scores = detector.detect(List.of(new RgbImage(96, 64, white))).get(0).scores();
            assertThat(scores).containsExactly(new float[] {0.5f, 1, 2}, Offset.offset(1e-5f));
        }
    }

    @Test
    void refusesASavedModelWithoutADetectorsSignature() throws IOException {
        Path source = folder.resolve("brightness");
        TestingSavedModel.write(source, -1, 64, 1, 1, 1);
        assertThatThrownBy(() -> ModelImport.readAny(source))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(source.resolve("saved_model.pb") + ": image is ")
                .hasMessageEndingWith("image size and number of classes must be fixed");
    }
}
