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
    void theReferenceListsEveryReason(DecodeReason reason) throws IOException {
        String reference = Files.readString(Path.of("../docs/reference/dead-letters.md"));
        String reasons = reference.substring(reference.indexOf("\n## Reasons\n") + 1);
        assertThat(reasons.substring(0, reasons.indexOf("\n## ")))
                .containsPattern("(?m)^\\|[^|]*`" + reason.word() + "`");
    }
}
