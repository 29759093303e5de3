package io.sightline.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "person", "Fußgänger", "歩行者", "می\u200cخواهم", "🚲", "a b"})
    void leavesTextOfAnyLanguageAsItIs(String text) {
        assertThat(PrintableText.isPrintable(text)).isTrue();
        assertThat(PrintableText.of(text)).isSameAs(text);
    }

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(PrintableText.of("\u001b]0;owned\u0007\u001b[2J"))
                .isEqualTo("\\u001b]0;owned\\u0007\\u001b[2J");
        assertThat(PrintableText.of("\u009b2J\u007f")).isEqualTo("\\u009b2J\\u007f");
    }

    @Test
    void showsWhatTurnsTextAroundOrIsInvisible() {
        assertThat(PrintableText.of("a\u202eb\u2066c\ufeff\u2028"))
                .isEqualTo("a\\u202eb\\u2066c\\ufeff\\u2028");
        assertThat(PrintableText.of("tag \udb40\udc41")).isEqualTo("tag \\udb40\\udc41");
    }

    @Test
    void showsHalvesOfSurrogatePairs() {
        assertThat(PrintableText.of("\ud83d!")).isEqualTo("\\ud83d!");
    }

    @Test
    void putsTextOnOneLine() {
        assertThat(PrintableText.of("first\r\n\tsecond")).isEqualTo("first second");
    }

    @Test
    void keepsJsonValid() throws IOException {
        String event = "{\"label\":\"a\u009b\u202e\u007fb\",\r\n\t\"seq\":1}";

        String printable = PrintableText.of(event);

        assertThat(PrintableText.isPrintable(printable)).isTrue();
        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(printable)).isEqualTo(json.readTree(event));
    }
}
