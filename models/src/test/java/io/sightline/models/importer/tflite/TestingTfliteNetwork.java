package io.sightline.models.importer.tflite;

import static io.sightline.models.importer.tflite.TestingTfliteFile.FLOAT32;
import static io.sightline.models.importer.tflite.TestingTfliteFile.INT32;
import static io.sightline.models.importer.tflite.TestingTfliteFile.Option.integer;
import static io.sightline.models.importer.tflite.TestingTfliteFile.Option.octet;
import static io.sightline.models.importer.tflite.TestingTfliteFile.UINT8;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.Anchor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a network with random quantised weights as a file, and keeps the weights. */
final class TestingTfliteNetwork implements Layer.Visitor<Integer> {
    private static final float SCALE = 0.01f;
    private static final int ZERO_POINT = 117;
    private static final float BIAS_SCALE = 0.001f;

    private final TestingTfliteFile file = new TestingTfliteFile();
    private final Random random = new Random(7);
    private final Map<String, Integer> tensors = new HashMap<>();
    private final Weights.Collector weights = new Weights.Collector();
    private final Architecture architecture;
    private final Network network;
    private final Map<String, Layer> layers;
    private final int classes;

    TestingTfliteNetwork(Architecture architecture, int classes) {
        this.architecture = architecture;
        this.network = architecture.network(classes);
        this.layers = network.byName();
        this.classes = classes;
        network.layers().forEach(layer -> tensors.put(layer.name(), layer.accept(this)));
    }

    /** What the importer must find. */
    Weights weights() {
        return weights.weights();
    }

    /** The network with softmax behind it. */
    byte[] classifier() {
        int logits = tensors.get(network.classOutputs().get(0));
        int flat = file.computed("flat", UINT8, List.of(1, classes), 0.1f, 60);
        file.operator(22, List.of(logits), flat);
        int scores = file.computed("scores", UINT8, List.of(1, classes), 1 / 256f, 0);
        file.operator(25, List.of(flat), scores, integer(0, Float.floatToIntBits(1)));
        return file.bytes(tensors.get("input/scaled"), scores);
    }

    /** The network with the post-processing of a detector behind it. */
    byte[] detector(List<Anchor> anchors) {
        int boxes = joined("boxes", network.boxOutputs());
        int logits = joined("logits", network.classOutputs());
        int scores = file.computed("scores", UINT8, List.of(), 1 / 256f, 0);
        file.operator(14, List.of(logits), scores);
        float[] values = new float[anchors.size() * 4];
        for (int i = 0; i < anchors.size(); i++) {
            Anchor anchor = anchors.get(i);
            values[i * 4] = anchor.yCenter();
            values[i * 4 + 1] = anchor.xCenter();
            values[i * 4 + 2] = anchor.height();
            values[i * 4 + 3] = anchor.width();
        }
        int stored = file.floats("anchors", List.of(anchors.size(), 4), values);
        int detections = file.computed("detections", FLOAT32, List.of(), 1, 0);
        file.custom(
                SsdOutputs.POST_PROCESS,
                List.of(boxes, scores, stored),
                detections,
                Map.of(
                        "num_classes", classes,
                        "max_detections", 10,
                        "nms_score_threshold", 0.25f,
                        "nms_iou_threshold", 0.5f,
                        "x_scale", 10f,
                        "y_scale", 10f,
                        "w_scale", 5f,
                        "h_scale", 5f));
        return file.bytes(tensors.get("input/scaled"), detections);
    }

    private int joined(String name, List<String> outputs) {
        List<Integer> maps = new ArrayList<>();
        for (String output : outputs) {
            int flat = file.computed(name + "/flat", UINT8, List.of(), 0.1f, 128);
            file.operator(22, List.of(tensors.get(output)), flat);
            maps.add(flat);
        }
        int joined = file.computed(name, UINT8, List.of(), 0.1f, 128);
        file.operator(2, maps, joined, integer(0, 1));
        return joined;
    }

    @Override
    public Integer visit(Layer.Input layer) {
        return file.computed("image", UINT8, shape(layer), architecture.input().scale(), 128);
    }

    /** Written with its bias. */
    @Override
    public Integer visit(Layer.Convolution layer) {
        return tensors.get(layer.input());
    }

    /** Written with its bias. */
    @Override
    public Integer visit(Layer.DepthwiseConvolution layer) {
        return tensors.get(layer.input());
    }

    @Override
    public Integer visit(Layer.Bias layer) {
        String unit = layer.name().substring(0, layer.name().lastIndexOf('/'));
        int fused =
                layers.get(unit + "/activation") instanceof Layer.Activate activate
                        ? activate.activation() == Activation.RELU6 ? 3 : 1
                        : 0;
        int output = file.computed(unit, UINT8, shape(layer), 0.05f, 100);
        if (layers.get(layer.input()) instanceof Layer.Convolution convolution) {
            List<Integer> inputs =
                    List.of(tensors.get(layer.input()), full(convolution), bias(layer));
            int stride = convolution.stride();
            file.operator(
                    3, inputs, output, integer(1, stride), integer(2, stride), octet(3, fused));
        } else {
            var convolution = (Layer.DepthwiseConvolution) layers.get(layer.input());
            List<Integer> inputs =
                    List.of(tensors.get(layer.input()), depthwise(convolution), bias(layer));
            int stride = convolution.stride();
            file.operator(
                    4,
                    inputs,
                    output,
                    integer(1, stride),
                    integer(2, stride),
                    integer(3, 1),
                    octet(4, fused));
        }
        return output;
    }

    @Override
    public Integer visit(Layer.Activate layer) {
        return tensors.get(layer.input());
    }

    /** The shortcut first, then the branch: their order is not to matter. */
    @Override
    public Integer visit(Layer.Add layer) {
        int output = file.computed(layer.name(), UINT8, shape(layer), 0.05f, 100);
        file.operator(
                0, List.of(tensors.get(layer.shortcut()), tensors.get(layer.branch())), output);
        return output;
    }

    @Override
    public Integer visit(Layer.GlobalAverage layer) {
        Shape map = layers.get(layer.input()).output();
        int output = file.computed(layer.name(), UINT8, shape(layer), 0.05f, 0);
        file.operator(
                1,
                List.of(tensors.get(layer.input())),
                output,
                octet(0, 1),
                integer(3, map.width()),
                integer(4, map.height()));
        return output;
    }

    /** Ours is {@code [k, k, in, out]}, theirs {@code [out, k, k, in]}. */
    private int full(Layer.Convolution layer) {
        int kernel = layer.kernel();
        int inputs = layer.inputChannels();
        int outputs = layer.output().channels();
        float[] values = new float[kernel * kernel * inputs * outputs];
        byte[] bytes = new byte[values.length];
        for (int cell = 0; cell < values.length / outputs; cell++) {
            for (int output = 0; output < outputs; output++) {
                int value = random.nextInt(256);
                bytes[output * (values.length / outputs) + cell] = (byte) value;
                values[cell * outputs + output] = SCALE * (value - ZERO_POINT);
            }
        }
        weights.put(layer.name(), new Weights.Array(values, kernel, kernel, inputs, outputs));
        return quantised(layer.name(), List.of(outputs, kernel, kernel, inputs), bytes);
    }

    private int depthwise(Layer.DepthwiseConvolution layer) {
        int kernel = layer.kernel();
        int channels = layer.output().channels();
        byte[] bytes = new byte[kernel * kernel * channels];
        random.nextBytes(bytes);
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = SCALE * (Byte.toUnsignedInt(bytes[i]) - ZERO_POINT);
        }
        weights.put(layer.name(), new Weights.Array(values, kernel, kernel, channels, 1));
        return quantised(layer.name(), List.of(1, kernel, kernel, channels), bytes);
    }

    private int bias(Layer.Bias layer) {
        float[] values = new float[layer.output().channels()];
        byte[] data = new byte[values.length * Integer.BYTES];
        ByteBuffer integers = TestingTfliteFile.littleEndian(data);
        for (int i = 0; i < values.length; i++) {
            int value = random.nextInt(20_001) - 10_000;
            integers.putInt(value);
            values[i] = BIAS_SCALE * value;
        }
        weights.put(layer.name(), new Weights.Array(values, values.length));
        return file.tensor(
                layer.name(),
                INT32,
                List.of(values.length),
                data,
                new float[] {BIAS_SCALE},
                new long[] {0},
                0);
    }

    private int quantised(String name, List<Integer> shape, byte[] data) {
        return file.tensor(
                name, UINT8, shape, data, new float[] {SCALE}, new long[] {ZERO_POINT}, 0);
    }

    private static List<Integer> shape(Layer layer) {
        Shape shape = layer.output();
        return List.of(1, shape.height(), shape.width(), shape.channels());
    }
}
