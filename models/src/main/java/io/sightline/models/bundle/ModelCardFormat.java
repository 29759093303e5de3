package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.json.Json;
import io.sightline.models.json.JsonError;
import java.util.Optional;

/**
 * {@code model.json} as text. The same card always gives the same bytes. Unknown fields are
 * skipped, so that later versions may add some. A missing field is an error, except for the gate,
 * which exists only once it was measured.
 */
final class ModelCardFormat {
    /** Key under which Jackson finds the value of an optional field that is missing. */
    private static final String NOTHING = "nothing";

    private static final JsonMapper MAPPER =
            Json.strict()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(new ArchitectureModule())
                    .addMixIn(ModelCard.Accuracy.class, AccuracyByItsFields.class)
                    .addMixIn(ModelCard.class, GateOnceMeasured.class)
                    .injectableValues(
                            new InjectableValues.Std().addValue(NOTHING, Optional.empty()))
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({
        @JsonSubTypes.Type(ModelCard.BoxAccuracy.class),
        @JsonSubTypes.Type(ModelCard.LabelAccuracy.class)
    })
    private interface AccuracyByItsFields {}

    private interface GateOnceMeasured {
        @SuppressWarnings("UnusedMethod") // Jackson reads its annotations
        @JacksonInject(NOTHING)
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Bf16Gate> bf16Gate();
    }

    private ModelCardFormat() {}

    /** The card as indented JSON, UTF-8, ending in a line feed on every platform. */
    static byte[] write(ModelCard card) {
        return Json.indented(MAPPER, card);
    }

    /** The card as a tree. */
    static JsonNode json(ModelCard card) {
        return MAPPER.valueToTree(card);
    }

    /**
     * Reads a card.
     *
     * @throws ModelException naming the line and field where the text is not a valid card
     */
    static ModelCard read(byte[] json) {
        try {
            return Json.read(MAPPER, json, ModelCard.class);
        } catch (JsonError malformed) {
            throw new ModelException(
                    "not a valid model card: " + malformed.getMessage(), malformed);
        }
    }
}
