package io.sightline.jobs.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** How reports become JSON. */
public final class ReportJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ReportJson() {}

    /** One line: the components of a record in their order. */
    public static String of(Record figures) {
        return MAPPER.valueToTree(figures).toString();
    }

    /** An object without fields. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
