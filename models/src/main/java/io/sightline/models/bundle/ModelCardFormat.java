package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code model.json} as text. The same card always gives the same bytes. Fields this version does
 * not know are skipped, so that a later one may say more; a field that is missing is an error, but
 * for the gate, which is only there once it was measured.
 */
final class ModelCardFormat {
    /** What a field is that may be missing and is: a word between Jackson and this class. */
    private static final String NOTHING = "nothing";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .addModule(new Jdk8Module())
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
                    "no model card: " + cause(malformed) + place(malformed), malformed);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory are always readable", impossible);
        }
        if (card == null) {
            throw new ModelException("no model card: null");
        }
        return card;
    }

    /** Where it is, but for what is too large or too deep: there Jackson does not say. */
    private static String place(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : String.format(Locale.ROOT, " (line %d)", malformed.getLocation().getLineNr());
    }

    /** Jackson's message without its hints about Jackson. */
    private static String cause(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().split("[;\n]", 2)[0];
    }
}
