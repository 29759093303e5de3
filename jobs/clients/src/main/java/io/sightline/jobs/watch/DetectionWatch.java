package io.sightline.jobs.watch;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.text.PrintableText;
import io.sightline.operators.frame.CameraId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Shows the events of a detections topic as they are committed. */
public final class DetectionWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final WatchOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private long shown;

    /**
     * @param out gets the events; the watch ends when it is closed at the other end
     * @param err gets a line for each record that is no event
     */
    public DetectionWatch(WatchOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /**
     * Returns when all requested events were shown or the output was closed at the other end.
     *
     * @throws io.sightline.models.error.UserError when no broker answers or the topic is missing
     */
    public void run() {
        try (CommittedRecords records = open()) {
            while (shown < options.frames() && !out.checkError()) {
                for (ConsumerRecord<byte[], byte[]> record : records.poll(PATIENCE)) {
                    if (shown < options.frames() && isWanted(record)) {
                        show(record);
                    }
                }
            }
        }
        out.flush();
    }

    @MustBeClosed
    private CommittedRecords open() {
        List<String> topics = List.of(options.detectionsTopic());
        return options.fromBeginning()
                ? CommittedRecords.fromBeginning(options.cluster(), topics)
                : CommittedRecords.fromNow(options.cluster(), topics);
    }

    private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
        return options.cameraId().isEmpty()
                || options.cameraId().equals(CameraId.parse(record.key()));
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        try {
            String line = FrameReport.of(record).line();
            out.println(options.json() ? PrintableText.of(FrameReport.text(record)) : line);
            shown++;
        } catch (IllegalArgumentException notAnEvent) {
            err.printf(
                    Locale.ROOT,
                    "sightline: %s/%d/%d is not a detection event: %s%n",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    PrintableText.of(notAnEvent.getMessage()));
        }
    }
}
