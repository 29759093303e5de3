package io.sightline.models.tensorflow;

import io.sightline.models.bundle.ModelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * What the signature of a detector's SavedModel states.
 *
 * @param width pixels of the input
 * @param height pixels of the input
 * @param classes number of labels, background not counted
 */
public record SavedModelShape(int width, int height, int classes) {
    /**
     * Reads the signature and checks that it is a detector's.
     *
     * @param file saved_model.pb
     * @throws ModelException naming the first difference
     */
    public static SavedModelShape read(Path file) {
        try {
            MetaGraphDef model = servingModel(file);
            SignatureDef signature =
                    model.getSignatureDefOrDefault(
                            ServingSignature.KEY, SignatureDef.getDefaultInstance());
            List<Integer> image = sizes(signature.getInputsMap().get(ServingSignature.IMAGE));
            List<Integer> scores = sizes(signature.getOutputsMap().get(ServingSignature.SCORES));
            SavedModelShape shape = new SavedModelShape(at(image, 2), at(image, 1), at(scores, 2));
            DetectorSignature.check(model, shape.height(), shape.width(), shape.classes());
            if (Math.min(shape.width(), Math.min(shape.height(), shape.classes())) < 1) {
                throw new IllegalArgumentException(
                        "%s is %s and %s is %s: image size and number of classes must be fixed"
                                .formatted(
                                        ServingSignature.IMAGE,
                                        image,
                                        ServingSignature.SCORES,
                                        scores));
            }
            return shape;
        } catch (IllegalArgumentException mismatch) {
            throw new ModelException(file + ": " + mismatch.getMessage(), mismatch);
        }
    }

    private static MetaGraphDef servingModel(Path file) {
        return inspected(file).stream()
                .filter(SavedModelShape::isForServing)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no graph with the tag " + SavedModelBundle.DEFAULT_TAG));
    }

    /**
     * Looks through all graphs of a SavedModel, whichever TensorFlow may choose.
     *
     * @param file saved_model.pb
     * @throws ModelException when it is not a SavedModel, or naming a node that does more than
     *     compute
     */
    public static void inspect(Path file) {
        try {
            inspected(file);
        } catch (IllegalArgumentException unsafe) {
            throw new ModelException(file + ": " + unsafe.getMessage(), unsafe);
        }
    }

    private static List<MetaGraphDef> inspected(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            List<MetaGraphDef> graphs = SavedModel.parseFrom(in).getMetaGraphsList();
            graphs.forEach(GraphInspection::check);
            return graphs;
        } catch (IOException unreadable) {
            throw new ModelException(
                    "%s: not a SavedModel: %s".formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    private static boolean isForServing(MetaGraphDef model) {
        return model.getMetaInfoDef().getTagsList().contains(SavedModelBundle.DEFAULT_TAG);
    }

    /** Empty for a tensor that is not there: the check says so. */
    private static List<Integer> sizes(TensorInfo tensor) {
        return tensor == null
                ? List.of()
                : tensor.getTensorShape().getDimList().stream()
                        .map(TensorShapeProto.Dim::getSize)
                        .map(Math::toIntExact)
                        .toList();
    }

    private static int at(List<Integer> sizes, int index) {
        return index < sizes.size() ? sizes.get(index) : -1;
    }
}
