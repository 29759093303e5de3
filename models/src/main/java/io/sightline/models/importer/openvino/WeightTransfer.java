package io.sightline.models.importer.openvino;

import static io.sightline.models.importer.openvino.ChannelOrder.BOXES;
import static io.sightline.models.importer.openvino.ChannelOrder.RGB_FROM_BGR;
import static io.sightline.models.importer.openvino.ChannelOrder.UNCHANGED;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Weights;
import java.util.Map;

/**
 * Copies the weights of the file to the convolutions of our network, which must have the same form.
 */
final class WeightTransfer {
    private final Map<String, Layer> layers;
    private final Weights.Collector collector = new Weights.Collector();

    private WeightTransfer(Map<String, Layer> layers) {
        this.layers = layers;
    }

    /**
     * Collects all weights, from the image to the outputs.
     *
     * @throws IllegalArgumentException naming the first convolution of another form
     */
    static Weights of(Architecture architecture, IrBackbone backbone, IrHead head) {
        WeightTransfer transfer = new WeightTransfer(architecture.network(head.classes()).byName());
        transfer.backbone(backbone);
        ChannelOrder classes = ChannelOrder.classes(head.classes() + 1, head.background());
        for (int i = 0; i < head.taps().size(); i++) {
            IrHead.Tap tap = head.taps().get(i);
            String name = "head/" + architecture.ssd().taps().get(i).endpoint();
            transfer.predictor(name + "/boxes", tap.boxes(), BOXES);
            transfer.predictor(name + "/classes", tap.classes(), classes);
        }
        return transfer.collector.weights();
    }

    private void backbone(IrBackbone backbone) {
        full("stem", backbone.stem(), RGB_FROM_BGR, UNCHANGED);
        for (int i = 0; i < backbone.blocks().size(); i++) {
            IrBackbone.Block block = backbone.blocks().get(i);
            String name = MobileNetV2.endpoint(i + 1);
            if (block.residual() != layers.containsKey(name + "/add")) {
                throw block.output().differs("a shortcut is expected where the shapes allow it");
            }
            block.expand().ifPresent(it -> full(name + "/expand", it, UNCHANGED, UNCHANGED));
            depthwise(name + "/depthwise", block.depthwise());
            full(name + "/project", block.project(), UNCHANGED, UNCHANGED);
        }
    }

    private void predictor(String name, IrHead.Predictor predictor, ChannelOrder outputs) {
        depthwise(name + "/depthwise", predictor.depthwise());
        full(name + "/predict", predictor.predict(), UNCHANGED, outputs);
    }

    private void full(String unit, IrConvolution source, ChannelOrder in, ChannelOrder out) {
        expectForm(unit, source);
        collector.put(unit + "/convolution", WeightLayout.full(source, in, out));
        collector.put(unit + "/bias", WeightLayout.bias(source, out));
    }

    private void depthwise(String unit, IrConvolution source) {
        expectForm(unit, source);
        collector.put(unit + "/convolution", WeightLayout.depthwise(source));
        collector.put(unit + "/bias", WeightLayout.bias(source, UNCHANGED));
    }

    private void expectForm(String unit, IrConvolution source) {
        if (!layers.containsKey(unit + "/convolution")) {
            throw source.layer().differs("expected no convolution for " + unit);
        }
        ConvolutionForm expected = ConvolutionForm.of(layers, unit);
        if (!source.form().equals(expected)) {
            throw source.layer()
                    .differs(
                            "expected %s, a %s, found a %s"
                                    .formatted(unit, expected, source.form()));
        }
    }
}
