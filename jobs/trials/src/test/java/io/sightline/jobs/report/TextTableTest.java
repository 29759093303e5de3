package io.sightline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsNamesToTheLeftAndFiguresToTheRight() {
        TextTable table =
                new TextTable("stage", "ms").row("decode", "2.2").row("inference", "10.25");

        assertThat(table.toString().lines())
                .containsExactly(
                        "stage         ms", //
                        "decode       2.2",
                        "inference  10.25");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> new TextTable("stage", "ms").row("decode"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }
}
