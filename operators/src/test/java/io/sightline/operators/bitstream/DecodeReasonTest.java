package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reasons are part of the interface: people count dead letters by them. */
class DecodeReasonTest {
    @ParameterizedTest
    @EnumSource
    void theReadmeTellsEveryReason(DecodeReason reason) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String reasons = readme.substring(readme.indexOf("### Reasons of dead letters"));
        assertThat(reasons.substring(0, reasons.indexOf("\n### ")))
                .containsPattern("(?m)^\\|[^|]*`" + reason.word() + "`");
    }
}
