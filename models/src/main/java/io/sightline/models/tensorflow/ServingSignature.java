package io.sightline.models.tensorflow;

import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * What a SavedModel says it takes and gives.
 *
 * @param definition with the tensors by key
 */
public record ServingSignature(SignatureDef definition) {
    /** Key of the input: uint8 [N, H, W, 3], RGB. */
    public static final String IMAGE = "image";

    /**
     * Key of a detector's boxes: float [N, A, 4], yMin, xMin, yMax, xMax as fractions of the image,
     * not clipped.
     */
    public static final String BOXES = "boxes";

    /**
     * Key of the scores: float in [0, 1], a detector's [N, A, C] without background, a classifier's
     * [N, C].
     */
    public static final String SCORES = "scores";

    /** The signature that serving programs look for. */
    public static final String KEY = "serving_default";

    /** A size that may be any. */
    static final long ANY = -1;

    /**
     * The model's signature.
     *
     * @throws IllegalArgumentException when it has none
     */
    static ServingSignature of(MetaGraphDef model) {
        SignatureDef definition = model.getSignatureDefMap().get(KEY);
        if (definition == null) {
            throw new IllegalArgumentException("no signature " + KEY);
        }
        return new ServingSignature(definition);
    }

    /**
     * Name of the input {@link #IMAGE}, uint8.
     *
     * @throws IllegalArgumentException when it is another
     */
    String image(int height, int width) {
        return tensor(
                definition.getInputsMap(),
                IMAGE,
                DataType.DT_UINT8,
                List.of(ANY, (long) height, (long) width, 3L));
    }

    /**
     * Name of an output of floats.
     *
     * @throws IllegalArgumentException when it is another
     */
    String output(String key, List<Long> shape) {
        return tensor(definition.getOutputsMap(), key, DataType.DT_FLOAT, shape);
    }

    private static String tensor(
            Map<String, TensorInfo> tensors, String key, DataType type, List<Long> shape) {
        TensorInfo tensor = tensors.get(key);
        if (tensor == null) {
            throw new IllegalArgumentException("signature %s has no %s".formatted(KEY, key));
        }
        List<Long> actual =
                tensor.getTensorShape().getDimList().stream()
                        .map(TensorShapeProto.Dim::getSize)
                        .toList();
        if (tensor.getDtype() != type || !fits(actual, shape)) {
            throw new IllegalArgumentException(
                    "%s is %s %s, expected %s %s"
                            .formatted(key, tensor.getDtype(), actual, type, shape));
        }
        return tensor.getName();
    }

    private static boolean fits(List<Long> actual, List<Long> expected) {
        if (actual.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (expected.get(i) != ANY && !expected.get(i).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }
}
