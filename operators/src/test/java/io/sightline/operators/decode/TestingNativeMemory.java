package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory of this process that is not Java's heap. It is counted as the pages in RAM less the
 * heap's, which are all there only where the JVM touches its heap as it grows, and are given back
 * some time after it has shrunk.
 */
final class TestingNativeMemory {
    private static final String TOUCHED = "-XX:+AlwaysPreTouch";
    private static final String NEVER_SHRINKS = "-XX:MaxHeapFreeRatio=100";

    private TestingNativeMemory() {}

    static long bytes() {
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                .as("the options of the JVM that runs the tests")
                .contains(TOUCHED, NEVER_SHRINKS);
        return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
    }
}
