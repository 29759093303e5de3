package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/** Reads whole sources, and says what their frames must be. */
public final class TestingFrames {
    private TestingFrames() {}

    public static List<SourceFrame> read(Path location, FrameCodec codec) {
        return read(location, SourceOptions.of(codec));
    }

    public static List<SourceFrame> read(Path location, SourceOptions options) {
        List<SourceFrame> frames = new ArrayList<>();
        try (FrameSource source = FrameSources.open(location.toString(), options)) {
            for (Optional<SourceFrame> frame = source.next();
                    frame.isPresent();
                    frame = source.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }

    /** Positions of the keyframes. */
    public static List<Integer> keyframes(List<SourceFrame> frames) {
        return IntStream.range(0, frames.size())
                .filter(i -> frames.get(i).keyframe())
                .boxed()
                .toList();
    }

    public static List<Long> times(List<SourceFrame> frames) {
        return frames.stream().map(SourceFrame::ptsMillis).toList();
    }

    /** Presentation times at the drawn clips' rate of 10 frames per second. */
    public static List<Long> steadyTimes(int frames) {
        return LongStream.range(0, frames).map(i -> 100 * i).boxed().toList();
    }

    /**
     * Requires an Annex B access unit with a picture in it, and all parameter sets before the
     * picture of a keyframe.
     */
    public static void assertAccessUnit(SourceFrame frame, ContentType codec) {
        assertThat(frame.contentType()).isEqualTo(codec);
        List<NalUnit> units = NalUnit.split(frame.value());
        assertThat(units).isNotEmpty();
        assertThat(frame.value()).startsWith(units.get(0).withStartCode());
        List<Integer> types = units.stream().map(unit -> unit.type(codec)).toList();
        assertThat(types).anyMatch(type -> isPicture(type, codec));
        if (frame.keyframe()) {
            assertThat(types.stream().takeWhile(type -> !isPicture(type, codec)))
                    .containsAll(codec == ContentType.H264 ? List.of(7, 8) : List.of(32, 33, 34));
        }
    }

    /** What is between the start codes, whose lengths may differ; in hexadecimal. */
    public static List<String> nalUnits(SourceFrame frame) {
        return NalUnit.split(frame.value()).stream()
                .map(unit -> HexFormat.of().formatHex(frame.value(), unit.start(), unit.end()))
                .toList();
    }

    private static boolean isPicture(int nalType, ContentType codec) {
        return codec == ContentType.H264 ? nalType >= 1 && nalType <= 5 : nalType < 32;
    }

    public static void assertJpeg(SourceFrame frame, int width, int height) {
        assertThat(frame.contentType()).isEqualTo(ContentType.JPEG);
        assertThat(frame.keyframe()).isTrue();
        BufferedImage image = image(frame);
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(width, height);
    }

    /** The picture of a JPEG or PNG frame. */
    public static BufferedImage image(SourceFrame frame) {
        try {
            return ImageIO.read(new ByteArrayInputStream(frame.value()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
