package io.sightline.models.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes whole JSON texts. */
public final class Json {
    private Json() {}

    /**
     * What all formats share: a field that is null, missing or of another type is an error, and
     * nothing may follow the value.
     */
    public static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new Jdk8Module());
    }

    /**
     * Reads a text.
     *
     * @param json the whole text, UTF-8
     * @throws JsonError when it is not a value of the type
     */
    public static <T> T read(JsonMapper mapper, byte[] json, Class<T> type) throws JsonError {
        T value;
        try {
            value = mapper.readValue(json, type);
        } catch (JsonProcessingException malformed) {
            throw JsonError.in(json, malformed);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory are always readable", impossible);
        }
        if (value == null) {
            throw new JsonError("line 1: expected an object, found null", null);
        }
        return value;
    }

    /** Indented JSON, UTF-8, ending in a line feed on every platform; equal values, equal bytes. */
    public static byte[] indented(JsonMapper mapper, Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            String json = mapper.writer(printer).writeValueAsString(value) + "\n";
            return json.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record is always JSON", impossible);
        }
    }
}
