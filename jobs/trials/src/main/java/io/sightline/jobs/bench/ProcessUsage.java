package io.sightline.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What this process uses of the machine: all its threads, native ones too. */
final class ProcessUsage {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ProcessUsage() {}

    /** CPU time since the start, nanoseconds, in steps of up to 10 ms. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Memory in use of the machine, MiB; empty where the system does not tell (not Linux). */
    static OptionalDouble residentMebibytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(ProcessUsage::mebibytes)
                    .findFirst();
        } catch (IOException unknown) {
            return OptionalDouble.empty();
        }
    }

    /** Java objects that are still needed, MiB. */
    static double liveHeapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024;
    }

    /** Of a line such as {@code VmRSS: 123456 kB}. */
    private static double mebibytes(String line) {
        return Arrays.stream(line.split("\\s+"))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
