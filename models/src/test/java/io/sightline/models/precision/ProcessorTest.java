package io.sightline.models.precision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
    @ParameterizedTest
    @CsvSource({
        "fpu avx512f avx512_bf16 avx512_bitalg, true",
        "fpu avx512f amx_bf16 amx_tile, true",
        "fpu avx2 avx512f avx512bw avx512_vnni, false",
        "fpu avx2 not_avx512_bf16, false"
    })
    void isMadeForBf16WhenItHasInstructionsForIt(String flags, boolean bf16) {
        assertThat(Processor.described(cpuInfo(flags))).isEqualTo(new Processor(bf16));
    }

    @Test
    void isMadeOnlyForWhatAllItsCoresAreMadeFor() {
        assertThat(Processor.described(cpuInfo("avx512_bf16", "avx512_bf16")).bf16()).isTrue();
        assertThat(Processor.described(cpuInfo("avx512_bf16", "avx2")).bf16()).isFalse();
    }

    @Test
    void isMadeForNothingThatItsDescriptionDoesNotSay() {
        assertThat(Processor.described("Processor\t: ARMv8\nFeatures\t: asimd bf16\n").bf16())
                .isFalse();
        assertThat(Processor.described("").bf16()).isFalse();
        assertThat(Processor.described("model name\t: avx512_bf16\n").bf16()).isFalse();
    }

    private static String cpuInfo(String... flagsOfCores) {
        StringBuilder text = new StringBuilder();
        for (String flags : List.of(flagsOfCores)) {
            text.append("processor\t: 0\nmodel name\t: a CPU\nflags\t\t: ").append(flags);
            text.append("\nbugs\t\t: none\n\n");
        }
        return text.toString();
    }
}
