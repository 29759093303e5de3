package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VideoDecoderTest {
    private static final DecodePolicy FULL_SIZE =
            DecodePolicy.forInput(96, 64, Interpolation.PYRAMID);

    @ParameterizedTest
    @EnumSource
    void showsEveryFrameOfAClipInItsPlace(TestingClip clip) {
        List<DecodeOutcome> outcomes = decode(clip, FULL_SIZE);
        assertThat(outcomes).hasSize(clip.units().size());
        for (int seq = 0; seq < outcomes.size(); seq++) {
            assertThat(TestingOutcome.verdict(outcomes.get(seq))).isEqualTo(seq + " ok");
        }
    }

    /** The clips are drawn by a formula: luma 40 + x + y / 2, and a blue disc about (20, 20). */
    @ParameterizedTest
    @CsvSource({"H264_B_FRAMES", "H265_OPEN_GOP"})
    void convertsLumaAndChromaToRgb(TestingClip clip) {
        Picture picture = ((DecodeOutcome.Decoded) decode(clip, FULL_SIZE).get(0)).picture();
        int grey = Math.round((40 + 6 + 58 / 2f - 16) * 255 / 219);
        assertPixel(picture, 6, 58, grey, grey, grey);
        float disc = (40 + 20 + 20 / 2f - 16) * 255 / 219;
        int blue = Math.round(disc + 1.772f * 60 * 255 / 224);
        int green = Math.round(disc - 0.344f * 60 * 255 / 224);
        assertPixel(picture, 20, 20, Math.round(disc), green, blue);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesEveryTime(TestingClip clip) {
        DecodePolicy policy = DecodePolicy.forInput(50, 30, Interpolation.PYRAMID);
        List<String> first = decode(clip, policy).stream().map(TestingOutcome::summary).toList();
        assertThat(decode(clip, policy)).extracting(TestingOutcome::summary).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void showsNoPictureOfACutUnit(TestingClip clip) {
        List<EncodedFrame> frames = new ArrayList<>(TestingFrame.clip(clip, "cam-1"));
        byte[] keyframe = frames.get(0).source().value();
        // A known limit: FFmpeg shows some H.265 units as whole that lack half of their bytes, so
        // only a deeper cut is certain to be noticed there. H.264 is held to the half.
        int kept = clip.codec() == ContentType.H265 ? 3 : 2;
        byte[] cut = TestingImage.copy(keyframe, 0, keyframe.length / kept);
        frames.set(0, TestingFrame.with(frames.get(0), cut));
        try (CameraDecoder decoder = new CameraDecoder(FULL_SIZE)) {
            List<DecodeOutcome> outcomes = new ArrayList<>(decoder.decode(frames.get(0)));
            outcomes.addAll(decoder.decode(frames.get(1)));
            outcomes.addAll(decoder.finish());
            assertThat(TestingOutcome.verdicts(outcomes))
                    .hasSize(2)
                    .containsAnyOf("0 corrupt", "0 no-picture") // nothing of a slice left
                    .contains("1 no-keyframe");
        }
    }

    /** The level is the process's: others in it may have set another one. */
    @Test
    void leavesTheLogLevelOfTheProcessAlone() {
        FfmpegLog.silence();
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
        try {
            decode(TestingClip.H264_SMALL, FULL_SIZE);
            assertThat(avutil.av_log_get_level()).isEqualTo(avutil.AV_LOG_FATAL);
        } finally {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        }
    }

    @Test
    void holdsNoMoreNativeMemoryAfterManyStreams() {
        decode(TestingClip.H264_B_FRAMES, FULL_SIZE);
        decode(TestingClip.H265_OPEN_GOP, FULL_SIZE);
        long warm = Pointer.totalBytes();
        long resident = TestingNativeMemory.bytes();
        for (int i = 0; i < 60; i++) {
            decode(TestingClip.H264_B_FRAMES, FULL_SIZE);
            decode(TestingClip.H265_OPEN_GOP, FULL_SIZE);
        }
        assertThat(Pointer.totalBytes()).isEqualTo(warm);
        // A codec context takes more than 1 MB, so that even one leaked per stream would show.
        assertThat(TestingNativeMemory.bytes() - resident).isLessThan(100L << 20);
    }

    private static List<DecodeOutcome> decode(TestingClip clip, DecodePolicy policy) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        try (CameraDecoder decoder = new CameraDecoder(policy)) {
            TestingFrame.clip(clip, "cam-1")
                    .forEach(frame -> outcomes.addAll(decoder.decode(frame)));
            outcomes.addAll(decoder.finish());
        }
        return outcomes;
    }

    private static void assertPixel(Picture picture, int x, int y, int red, int green, int blue) {
        byte[] rgb = picture.image().rgb();
        int at = (y * picture.width() + x) * 3;
        assertThat(Byte.toUnsignedInt(rgb[at])).isCloseTo(red, Offset.offset(12));
        assertThat(Byte.toUnsignedInt(rgb[at + 1])).isCloseTo(green, Offset.offset(12));
        assertThat(Byte.toUnsignedInt(rgb[at + 2])).isCloseTo(blue, Offset.offset(12));
    }
}
