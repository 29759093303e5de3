package io.sightline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TopicPositionTest {
    private final TopicPosition.FromConverter from = new TopicPosition.FromConverter();
    private final TopicPosition.UntilConverter until = new TopicPosition.UntilConverter();

    @Test
    void parsesStartPositions() {
        assertThat(from.convert("committed")).isEqualTo(new TopicPosition.Committed());
        assertThat(from.convert("earliest")).isEqualTo(new TopicPosition.Earliest());
        assertThat(from.convert("latest")).isEqualTo(new TopicPosition.Latest());
        assertThat(from.convert("2026-11-20T16:45:00.250Z"))
                .isEqualTo(new TopicPosition.At(Instant.ofEpochMilli(1_795_193_100_250L)));
        assertThat(from.convert("0:1200,3:7"))
                .isEqualTo(new TopicPosition.Offsets(Map.of(0, 1200L, 3, 7L)));
    }

    @Test
    void parsesEndPositions() {
        assertThat(until.convert("latest")).isEqualTo(new TopicPosition.Latest());
        assertThat(until.convert("2026-11-20T16:45:00Z")).isInstanceOf(TopicPosition.At.class);
        assertThat(until.convert("2:0")).isEqualTo(new TopicPosition.Offsets(Map.of(2, 0L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "0:", "0:-1", "0:1,", "0=1", "2026-11-20"})
    void listsTheValidPositions(String text) {
        assertThatThrownBy(() -> from.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "'%s' is not one of committed, earliest, latest, a time such as"
                                + " 2026-11-20T16:45:00Z, or partitions with offsets such as"
                                + " 0:1200,1:1180",
                        text);
    }

    @Test
    void anEndIsNeitherCommittedNorTheOldestFrame() {
        assertThatThrownBy(() -> until.convert("earliest"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'earliest' is not one of latest, a time such as");
        assertThatThrownBy(() -> until.convert("committed"))
                .isInstanceOf(TypeConversionException.class);
    }
}
