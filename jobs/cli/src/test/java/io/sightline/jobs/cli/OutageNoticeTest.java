package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageNoticeTest {
    @Test
    void tellsEveryOutageAndItsEndOnce() {
        Iterator<Boolean> answers = List.of(true, false, false, true, true, false, true).iterator();
        StringWriter told = new StringWriter();
        OutageNotice notice =
                new OutageNotice(answers::next, "kafka:9092", new PrintWriter(told, true));

        while (answers.hasNext()) {
            notice.look();
        }

        assertThat(told.toString().lines())
                .containsExactly(
                        "Kafka at kafka:9092 does not answer; waiting for it",
                        "Kafka at kafka:9092 answers again",
                        "Kafka at kafka:9092 does not answer; waiting for it",
                        "Kafka at kafka:9092 answers again");
    }
}
