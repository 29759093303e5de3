package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.Head;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorLayout;
import io.sightline.models.ssd.ScaledAnchorGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code model.json} as text. The same card always gives the same bytes. Fields this version does
 * not know are skipped, so that a later one may say more; a field that is missing is an error.
 */
final class ModelCardFormat {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .addMixIn(Backbone.class, BackboneFamily.class)
                    .addMixIn(Head.class, HeadKind.class)
                    .addMixIn(Predictor.class, PredictorKind.class)
                    .addMixIn(AnchorLayout.class, AnchorKind.class)
                    .build();

    private ModelCardFormat() {}

    /** The words for kinds of things; the things themselves know no file format. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "family")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MobileNetV1.class, name = "mobilenet-v1"),
        @JsonSubTypes.Type(value = MobileNetV2.class, name = "mobilenet-v2")
    })
    private interface BackboneFamily {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Classifier.class, name = "classifier"),
        @JsonSubTypes.Type(value = Ssd.class, name = "ssd")
    })
    private interface HeadKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Predictor.Full.class, name = "full"),
        @JsonSubTypes.Type(value = Predictor.Separable.class, name = "separable")
    })
    private interface PredictorKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AnchorGrid.class, name = "pixels"),
        @JsonSubTypes.Type(value = ScaledAnchorGrid.class, name = "scaled")
    })
    private interface AnchorKind {}

    /** The card as indented JSON, UTF-8, ending in a line feed on every platform. */
    static byte[] write(ModelCard card) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            String json = MAPPER.writer(printer).writeValueAsString(card) + "\n";
            return json.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card is always JSON", impossible);
        }
    }

    /** The card as a tree. */
    static JsonNode json(ModelCard card) {
        return MAPPER.valueToTree(card);
    }

    /**
     * Reads a card.
     *
     * @throws ModelException saying where the text is no card
     */
    static ModelCard read(byte[] json) {
        ModelCard card;
        try {
            card = MAPPER.readValue(json, ModelCard.class);
        } catch (JsonProcessingException malformed) {
            throw new ModelException(
                    "no model card: %s (line %d)"
                            .formatted(cause(malformed), malformed.getLocation().getLineNr()),
                    malformed);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory are always readable", impossible);
        }
        if (card == null) {
            throw new ModelException("no model card: null");
        }
        return card;
    }

    /** Jackson's message without its hints about Jackson. */
    private static String cause(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().split("[;\n]", 2)[0];
    }
}
