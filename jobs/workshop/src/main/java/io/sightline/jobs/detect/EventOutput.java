package io.sightline.jobs.detect;

import io.sightline.models.text.PrintableText;
import io.sightline.operators.emit.EventJson;
import io.sightline.operators.frame.DetectedFrame;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes one event per line: the value that the job would publish. */
public final class EventOutput implements DetectionOutput {
    private final Writer target;
    private final EventJson json = new EventJson();

    /**
     * @param target taken over, closed with this output
     */
    public EventOutput(Writer target) {
        this.target = target;
    }

    @Override
    public void write(DetectedFrame frame) throws IOException {
        String event = new String(json.write(frame), StandardCharsets.UTF_8);
        target.write(PrintableText.of(event)); // the name of a file may hold control characters
        target.write('\n');
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
