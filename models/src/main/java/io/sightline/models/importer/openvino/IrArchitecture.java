package io.sightline.models.importer.openvino;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.ScoreConversion;
import java.util.List;

/** Derives our architecture from a backbone and a head. */
final class IrArchitecture {
    private final IrBackbone backbone;
    private final IrHead head;

    private IrArchitecture(IrBackbone backbone, IrHead head) {
        this.backbone = backbone;
        this.head = head;
    }

    static Architecture of(IrBackbone backbone, IrHead head) {
        return new IrArchitecture(backbone, head).derive();
    }

    private Architecture derive() {
        List<Integer> shape = backbone.image().shape();
        if (shape.size() != 4 || shape.get(1) != 3) {
            throw backbone.image().differs("expected an image, [1, 3, height, width]");
        }
        Ssd ssd =
                new Ssd(
                        new Predictor.Separable(head.activation()),
                        FeatureExtras.NONE,
                        head.taps().stream().map(this::tap).toList(),
                        head.boxCoder(),
                        ScoreConversion.SOFTMAX);
        ImageInput input = new ImageInput(shape.get(3), shape.get(2), backbone.pixelScale(), 0);
        return new Architecture(mobileNet(), ssd, input, Padding.SYMMETRIC);
    }

    private MobileNetV2 mobileNet() {
        MobileNetV2 mobileNet = MobileNetV2.of(MobileNetV2.Form.STANDARD, alpha(), expansion());
        return backbone.blocks().get(0).expand().isPresent()
                ? mobileNet.withExpandedFirstBlock()
                : mobileNet;
    }

    /**
     * The last block's width is a multiple of 8 at every usual alpha, so rounding hides nothing.
     */
    private double alpha() {
        List<IrBackbone.Block> blocks = backbone.blocks();
        ConvolutionForm last = blocks.get(blocks.size() - 1).project().form();
        return last.outputs() / (double) MobileNetV2.LAST_BLOCK_CHANNELS;
    }

    /** Of the second block: in the first one t is 1 by definition. */
    private int expansion() {
        IrBackbone.Block second = backbone.blocks().get(1);
        IrLayer depthwise = second.depthwise().layer();
        ConvolutionForm expand =
                second.expand()
                        .orElseThrow(() -> depthwise.differs("expected an expansion before it"))
                        .form();
        return expand.outputs() / expand.inputs();
    }

    private Ssd.Tap tap(IrHead.Tap tap) {
        for (int i = 0; i < backbone.blocks().size(); i++) {
            if (backbone.blocks().get(i).output().equals(tap.map())) {
                return new Ssd.Tap(MobileNetV2.endpoint(i + 1), tap.anchors());
            }
        }
        throw tap.map().differs("expected the output of a bottleneck block");
    }
}
