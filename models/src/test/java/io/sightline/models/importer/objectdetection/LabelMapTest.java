package io.sightline.models.importer.objectdetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelMapTest {
    @Test
    void namesClassesByIdAndLeavesGapsEmpty() {
        String text =
                """
                item { id: 3 name: '/m/01' display_name: "bicycle" }
                item { name: "person" id: 1 }
                """;
        assertThat(LabelMap.names(text, 4)).containsExactly("person", "", "bicycle", "");
    }

    @Test
    void refusesIdsThatAreNoneOfTheModels() {
        assertThatThrownBy(() -> LabelMap.names("item { id: 3 name: 'dog' }", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id 3 is not valid: expected 1 to 2");
        assertThatThrownBy(() -> LabelMap.names("item { id: 1 } item { id: 1 }", 2))
                .hasMessage("id 1 is used twice");
    }
}
