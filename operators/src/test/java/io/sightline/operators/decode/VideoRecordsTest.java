package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingField;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that hold a part of a frame, with real decoders. */
class VideoRecordsTest {
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);

    @Test
    void decodesVideoWhoseParameterSetsAreInARecordOfTheirOwn() {
        List<DecodeOutcome> outcomes = decode(TestingField.configInItsOwnRecord(), "video/h264");
        assertThat(TestingOutcome.verdicts(outcomes)).startsWith("0 joined", "1 ok");
        assertThat(pictures(outcomes))
                .hasSize(25)
                .allSatisfy(
                        picture -> {
                            assertThat(picture.width()).isEqualTo(192);
                            assertThat(picture.height()).isEqualTo(112);
                        });
    }

    @Test
    void givesAFrameAtOnceAlthoughItsParameterSetsCameBefore() {
        List<byte[]> parts = TestingField.apart(TestingClip.H264_SMALL.units().get(0));
        int last = parts.size() - 1;
        byte[] sets = TestingImage.concat(parts.subList(0, last).toArray(new byte[0][]));
        try (CameraDecoder decoder = new CameraDecoder(POLICY)) {
            assertThat(decoder.decode(frame(0, "", sets))).isEmpty();
            assertThat(TestingOutcome.verdicts(decoder.decode(frame(1, "", parts.get(last)))))
                    .containsExactly("0 joined", "1 ok");
        }
    }

    @ParameterizedTest
    @EnumSource
    void decodesOneNalUnitARecordAsOneFrameARecord(TestingClip clip) {
        List<byte[]> apart =
                clip.units().stream().flatMap(unit -> TestingField.apart(unit).stream()).toList();
        assertThat(rgb(decode(apart, clip.codec().mimeType())))
                .isEqualTo(rgb(decode(clip.units(), clip.codec().mimeType())));
    }

    @Test
    void decodesOneSliceARecordAsOneFrameARecord() {
        List<byte[]> units = TestingH264Encoder.unitsOfSlices(320, 240, 8, 4);
        List<byte[]> apart =
                units.stream().flatMap(unit -> TestingField.apart(unit).stream()).toList();
        assertThat(apart).hasSizeGreaterThanOrEqualTo(8 * 4 + 2);
        List<DecodeOutcome> outcomes = decode(apart, "video/h264");
        assertThat(outcomes).hasSize(apart.size());
        assertThat(rgb(outcomes)).hasSize(8).isEqualTo(rgb(decode(units, "video/h264")));
    }

    @Test
    void decodesSlicesApartFromTheFirstFrameOn() {
        List<byte[]> units = TestingH264Encoder.unitsOfSlices(320, 240, 4, 4);
        List<byte[]> halves = new ArrayList<>();
        for (byte[] unit : units) {
            List<byte[]> parts = TestingField.apart(unit);
            int cut = parts.size() - 2;
            halves.add(TestingImage.concat(parts.subList(0, cut).toArray(new byte[0][])));
            halves.add(TestingImage.concat(parts.subList(cut, cut + 2).toArray(new byte[0][])));
        }
        List<DecodeOutcome> outcomes = decode(halves, "video/h264");
        assertThat(TestingOutcome.verdicts(outcomes))
                .containsExactlyInAnyOrder(
                        "0 ok",
                        "1 joined",
                        "2 ok",
                        "3 joined",
                        "4 ok",
                        "5 joined",
                        "6 ok",
                        "7 joined");
        assertThat(rgb(outcomes)).isEqualTo(rgb(decode(units, "video/h264")));
    }

    @Test
    void joinsTheFieldsOfAFrame() {
        List<byte[]> fields = TestingField.fields();
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            frames.add(TestingImage.concat(fields.get(i), fields.get(i + 1)));
        }
        List<DecodeOutcome> whole = decode(frames, "video/h264");
        assertThat(TestingOutcome.verdicts(whole))
                .containsExactly("0 ok", "1 ok", "2 ok", "3 ok", "4 ok", "5 ok");
        List<DecodeOutcome> joined = decode(fields, "video/h264");
        assertThat(TestingOutcome.verdicts(joined))
                .filteredOn(verdict -> verdict.endsWith("ok"))
                .containsExactly("0 ok", "2 ok", "4 ok", "6 ok", "8 ok", "10 ok");
        assertThat(rgb(joined)).isEqualTo(rgb(whole));
        List<byte[]> apart =
                fields.stream().flatMap(unit -> TestingField.apart(unit).stream()).toList();
        assertThat(rgb(decode(apart, "video/h264"))).isEqualTo(rgb(whole));
    }

    @Test
    void decodesInterlacedFramesOfOneRecordAtOnce() {
        List<DecodeOutcome> outcomes = decode(TestingField.interlaced(), "video/h264");
        assertThat(pictures(outcomes))
                .hasSize(10)
                .allSatisfy(picture -> assertThat(picture.height()).isEqualTo(96));
        assertThat(outcomes).hasSize(10);
    }

    @Test
    void emitsAFrameOfTwoFieldsWithItsSecondField() {
        List<byte[]> fields = TestingField.fields();
        try (CameraDecoder decoder = new CameraDecoder(POLICY)) {
            assertThat(decoder.decode(frame(0, "", fields.get(0)))).isEmpty();
            assertThat(TestingOutcome.verdicts(decoder.decode(frame(1, "", fields.get(1)))))
                    .containsExactly("1 joined", "0 ok");
        }
    }

    @Test
    void startsAtARecoveryPointWithTheFramesThatAreRight() {
        List<DecodeOutcome> outcomes = decode(TestingField.openGopCut(), "video/h264");
        assertThat(TestingOutcome.verdicts(outcomes)).hasSize(39).contains("1 no-keyframe");
        assertThat(pictures(outcomes)).hasSize(38);
    }

    @Test
    void noticesThatThePictureOfARecordWasCutOff() {
        List<byte[]> units = new ArrayList<>(TestingClip.H264_SMALL.units().subList(0, 8));
        List<byte[]> keyframe = TestingField.apart(units.get(5));
        int last = keyframe.size() - 1;
        units.set(5, TestingImage.concat(keyframe.subList(0, last).toArray(new byte[0][])));
        assertThat(TestingOutcome.verdicts(decode(units, "video/h264")))
                .containsExactly(
                        "0 ok",
                        "1 ok",
                        "2 ok",
                        "3 ok",
                        "4 ok",
                        "5 no-picture",
                        "6 no-keyframe",
                        "7 no-keyframe");
        byte[] sets = TestingField.configInItsOwnRecord().get(0);
        List<byte[]> mixed = new ArrayList<>(TestingClip.H264_SMALL.units().subList(0, 3));
        mixed.add(2, sets);
        assertThat(TestingOutcome.verdicts(decode(mixed, "video/h264")))
                .containsExactly("0 ok", "1 ok", "2 no-picture", "3 no-keyframe");
    }

    @Test
    void takesParameterSetsThatAreRepeatedInTheMiddleOfAGop() {
        List<byte[]> units = new ArrayList<>(TestingClip.H264_SMALL.units().subList(0, 5));
        List<byte[]> keyframe = TestingField.apart(units.get(0));
        units.add(3, TestingImage.concat(keyframe.get(1), keyframe.get(2)));
        assertThat(TestingOutcome.verdicts(decode(units, "video/h264")))
                .containsExactlyInAnyOrder("0 ok", "1 ok", "2 ok", "3 joined", "4 ok", "5 ok");
    }

    @Test
    void refusesRecordsWithoutAPictureWhenNoFrameFollows() {
        byte[] sets = TestingField.configInItsOwnRecord().get(0);
        assertThat(TestingOutcome.verdicts(decode(List.of(sets), "video/h264")))
                .containsExactly("0 no-picture");
        List<byte[]> many = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            many.add(sets);
        }
        assertThat(TestingOutcome.verdicts(decode(many, "video/h264")))
                .hasSize(65)
                .allMatch(verdict -> verdict.endsWith("no-picture"));
    }

    @Test
    void prefersParameterSetsInTheStreamToOlderOnes() {
        List<byte[]> records = new ArrayList<>(TestingClip.H264_B_FRAMES.units().subList(0, 3));
        for (byte[] unit : TestingClip.H264_SMALL.units().subList(0, 5)) {
            records.addAll(TestingField.apart(unit));
        }
        assertThat(pictures(decode(records, "video/h264")))
                .extracting(Picture::width)
                .containsExactly(96, 96, 96, 64, 64, 64, 64, 64);
    }

    private static List<Picture> pictures(List<DecodeOutcome> outcomes) {
        return outcomes.stream()
                .filter(DecodeOutcome.Decoded.class::isInstance)
                .map(outcome -> ((DecodeOutcome.Decoded) outcome).picture())
                .toList();
    }

    /** The pixels of each frame, without numbers. */
    private static List<String> rgb(List<DecodeOutcome> outcomes) {
        return outcomes.stream()
                .filter(DecodeOutcome.Decoded.class::isInstance)
                .map(outcome -> TestingOutcome.summary(outcome).split(" ", 2)[1])
                .toList();
    }

    private static List<DecodeOutcome> decode(List<byte[]> records, String contentType) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        try (CameraDecoder decoder = new CameraDecoder(POLICY)) {
            for (int i = 0; i < records.size(); i++) {
                outcomes.addAll(decoder.decode(frame(i, contentType, records.get(i))));
            }
            outcomes.addAll(decoder.finish());
        }
        return outcomes;
    }

    private static EncodedFrame frame(int seq, String contentType, byte[] record) {
        return TestingFrame.of("cam-1").offset(seq).contentType(contentType).bytes(record);
    }
}
