package io.sightline.models.importer.openvino;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a detector as an intermediate representation: what the reader reads, made by hand. */
final class TestingIr implements Layer.Visitor<Integer> {
    private final Architecture architecture;
    private final Network network;
    private final Weights weights;
    private final int classes;
    private final Map<String, Integer> ids = new HashMap<>();
    private final StringBuilder layers = new StringBuilder();
    private final StringBuilder edges = new StringBuilder();
    private final ByteArrayOutputStream constants = new ByteArrayOutputStream();
    private int count;

    TestingIr(Architecture architecture, Weights weights, int classes) {
        this.architecture = architecture;
        this.network = architecture.network(classes);
        this.weights = weights;
        this.classes = classes;
        network.layers().forEach(layer -> ids.put(layer.name(), layer.accept(this)));
        addHead();
    }

    String xml() {
        return """
                <net name="testing" version="11">
                <layers>
                %s</layers>
                <edges>
                %s</edges>
                </net>
                """
                .formatted(layers, edges);
    }

    byte[] bin() {
        return constants.toByteArray();
    }

    private void addHead() {
        int boxes = add("Concat", "joined_boxes", "axis=\"1\"", "", flat(network.boxOutputs()));
        int logits =
                add("Concat", "joined_classes", "axis=\"1\"", "", flat(network.classOutputs()));
        int rows = add("Reshape", "rows", "", "", logits);
        int softmax = add("SoftMax", "softmax", "axis=\"1\"", "", rows);
        int scores = add("Reshape", "scores", "", "", softmax);
        int[] grids = architecture.ssd().taps().stream().mapToInt(this::anchors).toArray();
        int anchors = add("Concat", "joined_anchors", "axis=\"2\"", "", grids);
        add(
                "DetectionOutput",
                "detections",
                String.format(
                        Locale.ROOT,
                        """
                background_label_id="%d" top_k="200" keep_top_k="100" nms_threshold="0.45"
                confidence_threshold="0.02" code_type="caffe.PriorBoxParameter.CENTER_SIZE"
                share_location="true" variance_encoded_in_target="false" normalized="true"
                """,
                        classes),
                "",
                boxes,
                scores,
                anchors);
    }

    @Override
    public Integer visit(Layer.GlobalAverage layer) {
        throw new IllegalArgumentException("detectors have no global average");
    }

    private int[] flat(List<String> outputs) {
        return outputs.stream()
                .mapToInt(
                        output -> {
                            int order = integers(0, 2, 3, 1);
                            int transposed =
                                    add("Transpose", output + "/t", "", "", ids.get(output), order);
                            return add("Reshape", output + "/flat", "", "", transposed);
                        })
                .toArray();
    }

    private int anchors(Ssd.Tap tap) {
        AnchorGrid grid = (AnchorGrid) tap.anchors();
        Function<Function<AnchorSize, Float>, String> list =
                side ->
                        grid.sizes().stream()
                                .map(size -> String.valueOf(side.apply(size)))
                                .collect(Collectors.joining(", "));
        float center = architecture.ssd().boxCoder().centerVariance();
        float size = architecture.ssd().boxCoder().sizeVariance();
        int layer =
                add(
                        "PriorBoxClustered",
                        tap.endpoint() + "/anchors",
                        """
                        step="%s" offset="%s" clip="false"
                        width="%s" height="%s" variance="%s, %s, %s, %s"
                        """
                                .formatted(
                                        grid.step(),
                                        grid.offset(),
                                        list.apply(AnchorSize::width),
                                        list.apply(AnchorSize::height),
                                        center,
                                        center,
                                        size,
                                        size),
                        "");
        return add("Unsqueeze", tap.endpoint() + "/unsqueezed", "", "", layer);
    }

    @Override
    public Integer visit(Layer.Input layer) {
        String shape = dims(1, 3, layer.output().height(), layer.output().width());
        int image = add("Parameter", "image", "", shape);
        return add("Multiply", "scaled", "", "", image, floats(new float[] {layer.scale()}, 1));
    }

    @Override
    public Integer visit(Layer.Convolution layer) {
        int kernel = layer.kernel();
        int inputs = layer.inputChannels();
        int outputs = layer.output().channels();
        float[] ours = weights.of(layer).values();
        float[] theirs = new float[ours.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                for (int cell = 0; cell < kernel * kernel; cell++) {
                    int bgr = layer.name().startsWith("stem/") ? 2 - input : input;
                    int to = (theirOutput(layer.name(), output) * inputs + bgr) * kernel * kernel;
                    theirs[to + cell] = ours[(cell * inputs + input) * outputs + output];
                }
            }
        }
        int constant = floats(theirs, outputs, inputs, kernel, kernel);
        return addConvolution(
                "Convolution", layer.name(), kernel, layer.stride(), layer.input(), constant);
    }

    @Override
    public Integer visit(Layer.DepthwiseConvolution layer) {
        int kernel = layer.kernel();
        int channels = layer.output().channels();
        float[] ours = weights.of(layer).values();
        float[] theirs = new float[ours.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int cell = 0; cell < kernel * kernel; cell++) {
                theirs[channel * kernel * kernel + cell] = ours[cell * channels + channel];
            }
        }
        int constant = floats(theirs, channels, 1, 1, kernel, kernel);
        return addConvolution(
                "GroupConvolution", layer.name(), kernel, layer.stride(), layer.input(), constant);
    }

    @Override
    public Integer visit(Layer.Bias layer) {
        float[] ours = weights.of(layer).values();
        float[] theirs = new float[ours.length];
        for (int channel = 0; channel < ours.length; channel++) {
            theirs[theirOutput(layer.name(), channel)] = ours[channel];
        }
        int constant = floats(theirs, 1, ours.length, 1, 1);
        return add("Add", layer.name(), "", "", ids.get(layer.input()), constant);
    }

    @Override
    public Integer visit(Layer.Activate layer) {
        boolean limited = layer.activation() == Activation.RELU6;
        return add(
                limited ? "Clamp" : "ReLU",
                layer.name(),
                limited ? "min=\"0\" max=\"6\"" : "",
                "",
                ids.get(layer.input()));
    }

    /** The shortcut goes first in every other block: both orders occur in the wild. */
    @Override
    public Integer visit(Layer.Add layer) {
        int branch = ids.get(layer.branch());
        int shortcut = ids.get(layer.shortcut());
        return ids.size() % 2 == 0
                ? add("Add", layer.name(), "", "", branch, shortcut)
                : add("Add", layer.name(), "", "", shortcut, branch);
    }

    /** Boxes as x, y, width, height; of the classes the background last. */
    private int theirOutput(String layer, int output) {
        if (layer.endsWith("/classes/predict/convolution")
                || layer.endsWith("/classes/predict/bias")) {
            int ours = output % (classes + 1);
            return output - ours + (ours == 0 ? classes : ours - 1);
        }
        if (layer.endsWith("/boxes/predict/convolution") || layer.endsWith("/boxes/predict/bias")) {
            return output % 2 == 0 ? output + 1 : output - 1;
        }
        return output;
    }

    private int addConvolution(
            String type, String name, int kernel, int stride, String input, int constant) {
        int side = (kernel - 1) / 2;
        String attributes =
                String.format(
                        Locale.ROOT,
                        """
                strides="%d, %d" dilations="1, 1" auto_pad="explicit"
                pads_begin="%d, %d" pads_end="%d, %d"
                """,
                        stride,
                        stride,
                        side,
                        side,
                        side,
                        side);
        return add(type, name, attributes, "", ids.get(input), constant);
    }

    private int floats(float[] values, int... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant("f32", bytes.array(), shape);
    }

    private int integers(long... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant("i64", bytes.array(), values.length);
    }

    private int constant(String type, byte[] bytes, int... shape) {
        String attributes =
                String.format(
                        Locale.ROOT,
                        "element_type=\"%s\" offset=\"%d\" size=\"%d\"",
                        type,
                        constants.size(),
                        bytes.length);
        constants.writeBytes(bytes);
        return add("Const", "constant" + count, attributes, dims(shape));
    }

    private int add(String type, String name, String attributes, String dims, int... inputs) {
        int id = count++;
        layers.append(
                String.format(
                        Locale.ROOT,
                        """
                <layer id="%d" name="%s" type="%s">
                <data %s/><output><port>%s</port></output>
                </layer>
                """,
                        id,
                        name,
                        type,
                        attributes,
                        dims));
        for (int port = 0; port < inputs.length; port++) {
            edges.append(
                    String.format(
                            Locale.ROOT,
                            "<edge from-layer=\"%d\" to-layer=\"%d\" to-port=\"%d\"/>\n",
                            inputs[port],
                            id,
                            port));
        }
        return id;
    }

    private static String dims(int... sizes) {
        StringBuilder dims = new StringBuilder();
        for (int size : sizes) {
            dims.append("<dim>").append(size).append("</dim>");
        }
        return dims.toString();
    }
}
