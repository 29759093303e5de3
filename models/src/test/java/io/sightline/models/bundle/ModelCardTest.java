package io.sightline.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.models.bundle.ModelCard.Preprocessing;
import io.sightline.models.bundle.ModelCard.Provenance;
import io.sightline.models.bundle.ModelCard.Thresholds;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.ReferenceArchitecture;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final Thresholds THRESHOLDS = new Thresholds(0.4f, 0.45f, 200, 100);

    @Test
    void refusesLabelsThatDoNotDiffer() {
        assertThatThrownBy(() -> card(List.of("person", "person"), 300, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must not be empty or repeat, found [person, person]");
    }

    @Test
    void refusesToHaveNoLabels() {
        assertThatThrownBy(() -> card(List.of(), 300, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must not be empty or repeat, found []");
    }

    @Test
    void refusesAnotherInputThanTheNetworks() {
        assertThatThrownBy(() -> card(List.of("person"), 320, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "preprocessing resizes to 320 x 300, but the network expects 300 x"
                                + " 300");
    }

    @Test
    void filtersByItsOwnThresholds() {
        ModelCard card = card(List.of("person"), 300, 300);
        assertThat(card.detectionFilter()).isEqualTo(THRESHOLDS.filter(List.of("person")));
        assertThat(THRESHOLDS.withScore(0.1f).withIou(0.2f))
                .isEqualTo(new Thresholds(0.1f, 0.2f, 200, 100));
    }

    @Test
    void namesBackboneAndHeadInJson() {
        JsonNode architecture = card(List.of("person"), 300, 300).json().get("architecture");
        assertThat(architecture.at("/backbone/family").asText()).isEqualTo("mobilenet-v1");
        assertThat(architecture.at("/head/kind").asText()).isEqualTo("ssd");
    }

    private static ModelCard card(List<String> labels, int width, int height) {
        Architecture network = ReferenceArchitecture.ssd(MobileNetV1.of(1), 300, 300);
        return new ModelCard(
                "m",
                "1",
                Optional.of(network),
                labels,
                Preprocessing.stretchedRgb(width, height, Interpolation.PYRAMID),
                THRESHOLDS,
                Provenance.imported("test", new TreeMap<>()),
                "CC0-1.0",
                List.of(),
                Optional.empty(),
                new TreeMap<>());
    }
}
