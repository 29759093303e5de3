package io.sightline.jobs.detect;

import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The frames of an input, as the camera it stands for would send them: numbered from 0, times from
 * 1970 on, and as their source the file with the frame's place in it.
 */
final class FileFrames {
    private static final String ONLY_EPOCH = "0";

    private FileFrames() {}

    /**
     * Reads them all.
     *
     * @param taker of each, in decode order
     * @throws io.sightline.models.error.UserError when a file cannot be read
     */
    static void read(FileInput input, SourceOptions options, Consumer<EncodedFrame> taker) {
        long seq = 0;
        for (Path file : input.files()) {
            long firstSeq = seq;
            try (FrameSource source = FrameSources.open(file.toString(), options)) {
                for (Optional<SourceFrame> frame = source.next();
                        frame.isPresent();
                        frame = source.next()) {
                    taker.accept(encoded(input.cameraId(), file, seq, seq - firstSeq, frame.get()));
                    seq++;
                }
            }
        }
    }

    private static EncodedFrame encoded(
            String cameraId, Path file, long seq, long index, SourceFrame frame) {
        SourceRecord source =
                new SourceRecord(
                        file.toString(),
                        0,
                        index,
                        frame.ptsMillis(),
                        cameraId.getBytes(StandardCharsets.UTF_8),
                        frame.value(),
                        List.of());
        return new EncodedFrame(
                cameraId,
                ONLY_EPOCH,
                seq,
                true,
                frame.contentType().mimeType(),
                EpochMicros.now(),
                source);
    }
}
