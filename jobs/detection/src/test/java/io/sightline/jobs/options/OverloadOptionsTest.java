package io.sightline.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class OverloadOptionsTest {
    @Test
    void skipsNothingByDefault() {
        assertThat(parse().detection().overload()).isEqualTo(OverloadPolicy.PROCESS_ALL);
        assertThat(parse("--overload=process-all").detection().overload())
                .isEqualTo(OverloadPolicy.PROCESS_ALL);
    }

    /** The help text repeats the default. */
    @Test
    void skipsFramesOlderThanHalfASecondByDefault() {
        assertThat(parse("--overload=skip-late").detection().overload())
                .isEqualTo(OverloadPolicy.skipLate(Duration.ofMillis(500)));
        assertThat(parse("--overload=skip-late", "--max-age=2s").detection().overload())
                .isEqualTo(OverloadPolicy.skipLate(Duration.ofSeconds(2)));
    }

    @Test
    void refusesOptionsThatContradictEachOther() {
        assertThatThrownBy(() -> parse("--max-age=1s"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--max-age needs --overload skip-late");
        assertThatThrownBy(() -> parse("--overload=skip-late", "--until=latest"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("all of which --overload skip-late would skip");
    }

    @Test
    void refusesAnUnknownPolicy() {
        assertThatThrownBy(() -> parse("--overload=drop"))
                .isInstanceOf(ParameterException.class)
                .hasMessage(
                        "Invalid value for option '--overload': 'drop' is not one of process-all,"
                                + " skip-late");
        assertThatThrownBy(() -> parse("--overload=SKIP_LATE"))
                .isInstanceOf(ParameterException.class);
    }

    private static DetectionJobSettings parse(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--bootstrap-servers=b:9092"));
        all.addAll(List.of(arguments));
        return DetectionJobOptions.parse(all.toArray(String[]::new));
    }
}
