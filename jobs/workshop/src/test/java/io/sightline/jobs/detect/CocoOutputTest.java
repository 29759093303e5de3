package io.sightline.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CocoOutputTest {
    /** As Roboflow exports it: the project comes first, and has the name of the one class. */
    private static final CocoDataset DATASET =
            new CocoDataset(
                    List.of(new CocoImage(0, "a.jpg", 160, 96)),
                    List.of(new CocoCategory(0, "person"), new CocoCategory(1, "person")),
                    List.of(new CocoAnnotation(0, 1, new CocoBox(28, 12, 24, 24), 576, false)));

    @Test
    void leavesOutLabelsThatTheAnnotationsDoNotList() throws IOException {
        try (CocoOutput output =
                new CocoOutput(new StringWriter(), DATASET, List.of("vehicle", "person"))) {
            assertThat(output.unlistedLabels()).containsExactly("vehicle");
        }
    }

    @Test
    void refusesAnnotationsThatListNoneOfTheLabels() {
        assertThatThrownBy(
                        () ->
                                new CocoOutput(
                                                new StringWriter(),
                                                DATASET,
                                                List.of("vehicle", "bike"))
                                        .close())
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "none of the model's labels (vehicle, bike) is a category of the"
                                + " annotations");
    }
}
