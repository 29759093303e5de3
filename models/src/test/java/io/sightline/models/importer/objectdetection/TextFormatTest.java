package io.sightline.models.importer.objectdetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {
    @Test
    void readsAllWaysToWriteAMessage() {
        TextMessage message =
                TextFormat.parse(
                        """
                        # a comment
                        plain { number: -1.5e-3; flag: true, text: 'it\\'s' }
                        colon: { nested < list: [1, 2] list: 3 > }
                        text: "two " "parts"
                        """);
        TextMessage plain = message.required("plain");
        assertThat(plain.number("number", 0)).isEqualTo(-0.0015);
        assertThat(plain.flag("flag", false)).isTrue();
        assertThat(plain.text("text", "")).isEqualTo("it's");
        assertThat(message.message("colon").message("nested").numbers("list"))
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(message.text("text", "")).isEqualTo("two parts");
    }

    @Test
    void whatIsAbsentHasTheGivenDefault() {
        TextMessage message = TextFormat.parse("");
        assertThat(message.message("a").message("b").integer("c", 7)).isEqualTo(7);
        assertThat(message.messages("a")).isEmpty();
        assertThatThrownBy(() -> message.message("a").required("b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.b is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a {|line 1: expected '}' after a, found end of text",
                "a: |line 1: expected a value of a, found end of text",
                "a 5|line 1: expected a value of a, found 5",
                "a: }|line 1: expected a value of a, found }",
                "}|line 1: expected a field name, found }",
                "a: [1|line 1: expected a value of a, found end of text",
                "a: \"open|line 1: unexpected '\"'",
                "a: $|line 1: unexpected '$'"
            })
    void namesThePlaceOfAMistake(String text, String message) {
        assertThatThrownBy(() -> TextFormat.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheFieldOfAnotherKind() {
        TextMessage message = TextFormat.parse("a: 1.5 b { }");
        assertThatThrownBy(() -> message.integer("a", 0))
                .hasMessage("a: expected an integer, found 1.5");
        assertThatThrownBy(() -> message.message("a"))
                .hasMessage("a: expected a message, found a value");
        assertThatThrownBy(() -> message.text("b", ""))
                .hasMessage("b: expected a value, found a message");
        assertThatThrownBy(() -> message.flag("a", true)).hasMessage("a: expected true or false");
    }
}
