package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapStatusTest {
    private static final String METASPACE =
            """
             Metaspace       used 70000K, committed 80K, reserved 1114112K
              class space    used 8000K, committed 9000K, reserved 1048576K
            """;

    @Test
    void readsAHeapOfRegions() {
        String text =
                """
                4711:
                Command executed successfully
                 garbage-first heap   total 200K, used 50K [0x00000000b8000000, 0x0000000100000000)
                  region size 1024K, 5 young (5120K), 2 survivors (2048K)
                """;

        assertThat(HeapStatus.parse(text + METASPACE))
                .isEqualTo(new HeapStatus(50 * 1024, 200 * 1024, 80 * 1024));
    }

    @Test
    void readsAHeapOfRegionsAsNewerJvmsWriteIt() {
        String text = " garbage-first heap   total reserved 900K, committed 200K, used 50K [0x0)\n";

        assertThat(HeapStatus.parse(text + METASPACE))
                .isEqualTo(new HeapStatus(50 * 1024, 200 * 1024, 80 * 1024));
    }

    @Test
    void addsTheGenerations() {
        String text =
                """
                 def new generation   total 100K, used 30K [0x1, 0x2, 0x3)
                  eden space 69952K,   4% used [0x1, 0x2, 0x3)
                  from space 8704K,   0% used [0x1, 0x2, 0x3)
                 tenured generation   total 300K, used 40K [0x1, 0x2, 0x3)
                   the space 174784K,   0% used [0x1, 0x2, 0x3, 0x4)
                """;

        assertThat(HeapStatus.parse(text + METASPACE))
                .isEqualTo(new HeapStatus(70 * 1024, 400 * 1024, 80 * 1024));
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThatThrownBy(() -> HeapStatus.parse("4711:\nNo such process\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No such process");
    }
}
