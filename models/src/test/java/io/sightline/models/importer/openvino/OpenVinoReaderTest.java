package io.sightline.models.importer.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.TestingModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenVinoReaderTest {
    private static final int CLASSES = 2;
    private static final Architecture ARCHITECTURE =
            TestingModels.architecture(Padding.SYMMETRIC, 96, 64);
    private static final Weights WEIGHTS = TestingModels.weights(ARCHITECTURE, CLASSES, 3);

    @TempDir Path folder;
    private Path xml;
    private Path bin;

    @BeforeEach
    void writeFiles() throws IOException {
        TestingIr ir = new TestingIr(ARCHITECTURE, WEIGHTS, CLASSES);
        xml = Files.writeString(folder.resolve("detector.xml"), ir.xml());
        bin = Files.write(folder.resolve("detector.bin"), ir.bin());
    }

    @Test
    void findsArchitectureAndThresholds() throws IOException {
        ImportedNetwork detector = OpenVinoReader.read(xml);

        assertThat(detector.name()).isEqualTo("detector");
        assertThat(detector.architecture()).isEqualTo(ARCHITECTURE);
        assertThat(detector.classes()).isEqualTo(CLASSES);
        assertThat(detector.thresholds())
                .isEqualTo(new ModelCard.Thresholds(0.02f, 0.45f, 200, 100));
        assertThat(detector.provenance().sources())
                .containsEntry("detector.xml", Digest.of(xml))
                .containsEntry("detector.bin", Digest.of(bin));
    }

    @Test
    void bringsEveryWeightToItsPlace() {
        Weights found = OpenVinoReader.read(xml).weights();

        assertThat(found.count()).isEqualTo(WEIGHTS.count());
        for (Layer layer : ARCHITECTURE.network(CLASSES).layers()) {
            if (layer instanceof Layer.Kernel || layer instanceof Layer.Bias) {
                assertThat(found.of(layer).values())
                        .as(layer.name())
                        .containsExactly(WEIGHTS.of(layer).values());
            }
        }
    }

    @Test
    void findsAFirstBlockThatDoesNotExpand() throws IOException {
        Architecture narrow =
                new Architecture(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.5, 4),
                        ARCHITECTURE.head(),
                        ARCHITECTURE.input(),
                        ARCHITECTURE.padding());
        TestingIr ir = new TestingIr(narrow, TestingModels.weights(narrow, 3, 1), 3);
        Files.writeString(xml, ir.xml());
        Files.write(bin, ir.bin());

        assertThat(OpenVinoReader.read(xml).architecture()).isEqualTo(narrow);
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(bin);
        assertRefused(bin + ": no such file");
    }

    @Test
    void namesAFileThatIsNoXml() throws IOException {
        Files.writeString(xml, "weights");
        assertRefused(xml + ": no XML: Content is not allowed in prolog.");
    }

    @Test
    void readsNoEntities() throws IOException {
        Files.writeString(
                xml,
                "<!DOCTYPE net [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                        + "<net>&secret;</net>");
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(xml + ": no XML: DOCTYPE is disallowed");
    }

    @Test
    void namesAnotherVersion() throws IOException {
        replace("version=\"11\"", "version=\"9\"");
        assertRefused(
                xml
                        + ": expected <net version=\"10\"> or <net version=\"11\">, found <net"
                        + " version=\"9\">");
    }

    @Test
    void readsWhatModelOptimizerWritesInAnotherWay() throws IOException {
        Weights weights = OpenVinoReader.read(xml).weights();
        Files.writeString(
                xml,
                Files.readString(xml)
                        .replaceAll("=\"([0-9-]+), ([0-9-]+)\"", "=\"$1,$2\"")
                        .replace("version=\"11\"", "version=\"10\"")
                        .replace("clip=\"false\"", "clip=\"0\"")
                        .replace("normalized=\"true\"", "normalized=\"1\"")
                        .replace("share_location=\"true\"", "")
                        .replace("variance_encoded_in_target=\"false\"", "")
                        .replaceAll("dilations=\"1,1\"", "")
                        .replaceAll(
                                " step=\"([0-9.]+)\"", " step=\"0\" step_w=\"$1\" step_h=\"$1\"")
                        .replace("auto_pad=\"explicit\"", "auto_pad=\"notset\""));

        ImportedNetwork detector = OpenVinoReader.read(xml);

        assertThat(detector.architecture()).isEqualTo(ARCHITECTURE);
        assertThat(detector.thresholds())
                .isEqualTo(new ModelCard.Thresholds(0.02f, 0.45f, 200, 100));
        Layer.Kernel first =
                ARCHITECTURE.network(CLASSES).layers().stream()
                        .filter(Layer.Kernel.class::isInstance)
                        .map(Layer.Kernel.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(detector.weights().of(first).values())
                .containsExactly(weights.of(first).values());
    }

    @Test
    void refusesAnchorsThatAreClippedByDefault() throws IOException {
        replace("clip=\"false\"", "");
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("expected clip = false, found true (the default)");
    }

    @Test
    void refusesPaddingThatShiftsTheImage() throws IOException {
        replaceAfter("name=\"stem/convolution\"", "\"explicit\"", "\"same_upper\"");
        assertRefused(
                xml
                        + ": layer 'stem/convolution' (Convolution): expected explicit padding,"
                        + " found auto_pad = same_upper");
    }

    @Test
    void namesTheMissingDetectionOutput() throws IOException {
        replace("type=\"DetectionOutput\"", "type=\"Result\"");
        assertRefused(xml + ": expected one layer of type DetectionOutput, found 0");
    }

    @Test
    void namesTheFirstLayerOfAnotherType() throws IOException {
        replace(
                "name=\"block7/depthwise/activation\" type=\"Clamp\"",
                "name=\"block7/depthwise/activation\" type=\"Swish\"");
        assertRefused(xml + ": layer 'block7/depthwise/activation' (Swish): expected Add");
    }

    @Test
    void namesTheFirstConvolutionOfAnotherForm() throws IOException {
        replaceAfter(
                "name=\"block4/depthwise/convolution\"", "strides=\"2, 2\"", "strides=\"1, 1\"");
        assertRefused(
                xml
                        + ": layer 'block4/depthwise/convolution' (GroupConvolution): expected"
                        + " block4/depthwise, a depthwise 3x3 convolution, stride 2, 48 -> 48"
                        + " channels, RELU6, found a depthwise 3x3 convolution, stride 1, 48 -> 48"
                        + " channels, RELU6");
    }

    @Test
    void namesAnAttributeOfAnotherValue() throws IOException {
        replaceAfter("name=\"stem/convolution\"", "pads_begin=\"1, 1\"", "pads_begin=\"0, 0\"");
        assertRefused(
                xml
                        + ": layer 'stem/convolution' (Convolution): expected pads_begin = 1, 1,"
                        + " found 0, 0");
    }

    @Test
    void namesAnAttributeThatIsNoNumber() throws IOException {
        replace("nms_threshold=\"0.45\"", "nms_threshold=\"high\"");
        assertRefused(
                xml
                        + ": layer 'detections' (DetectionOutput): expected numbers in"
                        + " nms_threshold = high");
    }

    @Test
    void namesConstantsThatAreCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(bin);
        Files.write(bin, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(xml + ": layer 'constant")
                .hasMessageEndingWith(
                        String.format(
                                Locale.ROOT,
                                "are outside the %d bytes of constants",
                                whole.length / 2));
    }

    @Test
    void namesAConstantWhoseEndOverflows() throws IOException {
        String size = found("offset=\"0\" size=\"(\\d+)\"");
        replace("offset=\"0\"", String.format(Locale.ROOT, "offset=\"%d\"", Long.MAX_VALUE));
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its %s bytes at %d are outside the", size, Long.MAX_VALUE);
    }

    @Test
    void namesAnOffsetThatIsNoNumber() throws IOException {
        replace("offset=\"0\"", "offset=\"start\"");
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("(Const): expected a number of bytes in offset = start");
    }

    @Test
    void refusesAPortThatIsNoNumber() throws IOException {
        replace("to-port=\"0\"", "to-port=\"zero\"");
        assertRefused(xml + ": expected a port, found 'zero'");
    }

    @Test
    void refusesAHeadThatReadsNothing() throws IOException {
        for (String joined : List.of("joined_boxes", "joined_classes", "joined_anchors")) {
            String id = found("layer id=\"(\\d+)\" name=\"%s\"".formatted(joined));
            Files.writeString(
                    xml,
                    Files.readString(xml)
                            .replace("to-layer=\"%s\"".formatted(id), "to-layer=\"none\""));
        }
        assertRefused(
                xml
                        + ": layer 'detections' (DetectionOutput): expected equal numbers of"
                        + " maps for boxes, classes and anchors");
    }

    @Test
    void namesABackgroundThatIsNoClass() throws IOException {
        replace("background_label_id=\"2\"", "background_label_id=\"3\"");
        assertRefused(
                xml
                        + ": layer 'head/block13/classes/predict/convolution' (Convolution):"
                        + " background class 3 is not one of 3 classes");
    }

    @Test
    void readsHalfPrecision() {
        assertThat(IrConstants.halfToFloat((short) 0x3c00)).isEqualTo(1f);
        assertThat(IrConstants.halfToFloat((short) 0xc000)).isEqualTo(-2f);
        assertThat(IrConstants.halfToFloat((short) 0x3555)).isEqualTo(0.33325195f);
        assertThat(IrConstants.halfToFloat((short) 0x7bff)).isEqualTo(65504f);
        assertThat(IrConstants.halfToFloat((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(IrConstants.halfToFloat((short) 0x03ff)).isEqualTo(1023 * 0x1p-24f);
        assertThat(IrConstants.halfToFloat((short) 0x0400)).isEqualTo(0x1p-14f);
        assertThat(IrConstants.halfToFloat((short) 0x8000)).isEqualTo(-0f);
        assertThat(IrConstants.halfToFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(IrConstants.halfToFloat((short) 0x7e00)).isNaN();
    }

    /** What a pattern's group is at its first place in the file. */
    private String found(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(xml));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void replace(String part, String replacement) throws IOException {
        replaceAfter("<net", part, replacement);
    }

    /** Replaces the first occurrence after a place in the file. */
    private void replaceAfter(String place, String part, String replacement) throws IOException {
        String text = Files.readString(xml);
        int at = text.indexOf(part, text.indexOf(place));
        assertThat(at).isPositive();
        Files.writeString(
                xml, text.substring(0, at) + replacement + text.substring(at + part.length()));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> OpenVinoReader.read(xml))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }
}
