package io.sightline.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class OverloadOptionsTest {
    @Test
    void skipsNothingUnlessItIsTold() {
        assertThat(parse().overload()).isEqualTo(OverloadPolicy.PROCESS_ALL);
        assertThat(parse("--overload=process-all").overload())
                .isEqualTo(OverloadPolicy.PROCESS_ALL);
    }

    /** The help says the default in words. */
    @Test
    void skipsWhatIsOlderThanHalfASecondUnlessItIsTold() {
        assertThat(parse("--overload=skip-late").overload())
                .isEqualTo(OverloadPolicy.skipLate(Duration.ofMillis(500)));
        assertThat(parse("--overload=skip-late", "--max-age=2s").overload())
                .isEqualTo(OverloadPolicy.skipLate(Duration.ofSeconds(2)));
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> new DetectionJob(parse("--max-age=1s")))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--max-age needs --overload skip-late");
        assertThatThrownBy(() -> new DetectionJob(parse("--overload=skip-late", "--until=latest")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("all of which --overload skip-late would skip");
    }

    @Test
    void refusesAPolicyThatThereIsNot() {
        assertThatThrownBy(() -> parse("--overload=drop"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'drop' is none of process-all, skip-late");
    }

    private static DetectionJobOptions parse(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--bootstrap-servers=b:9092"));
        all.addAll(List.of(arguments));
        return DetectionJobOptions.parse(all.toArray(String[]::new));
    }
}
