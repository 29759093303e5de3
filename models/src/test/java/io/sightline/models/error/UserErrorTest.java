package io.sightline.models.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserErrorTest {
    @Test
    void showsTextFromOutsideOnOneLineWithoutSecretsAndWithoutControlCharacters() {
        UserError error =
                new UserError("cannot open 'rtsp://root:pa55@cam/\u001b[2J': lost\n at offset 1");

        assertThat(error).hasMessage("cannot open 'rtsp://***@cam/\\u001b[2J': lost at offset 1");
    }
}
