package io.sightline.models.precision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the processor of a machine is made for.
 *
 * @param bf16 whether it has instructions that multiply matrices of bfloat16
 */
public record Processor(boolean bf16) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Extensions with such instructions, as Linux calls them: of AVX-512 and of AMX. */
    private static final Set<String> BF16_FLAGS = Set.of("avx512_bf16", "amx_bf16");

    /** The processor of this machine; where the system does not describe it, one without bf16. */
    public static Processor ofThisMachine() {
        try {
            return described(Files.readString(CPU_INFO));
        } catch (IOException notLinux) {
            return new Processor(false);
        }
    }

    /**
     * A processor as Linux describes it.
     *
     * @param cpuInfo as in {@code /proc/cpuinfo}, with a line of flags for each core; all cores
     *     must have what one may rely on
     */
    static Processor described(String cpuInfo) {
        List<String> flags = cpuInfo.lines().filter(line -> line.matches("flags\\s*:.*")).toList();
        return new Processor(!flags.isEmpty() && flags.stream().allMatch(Processor::hasBf16));
    }

    private static boolean hasBf16(String flags) {
        return List.of(flags.split("\\s+")).stream().anyMatch(BF16_FLAGS::contains);
    }
}
