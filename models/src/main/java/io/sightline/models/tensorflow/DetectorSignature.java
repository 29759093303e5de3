package io.sightline.models.tensorflow;

import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The tensors of a SavedModel that a detector feeds and fetches.
 *
 * @param image name of the tensor, uint8 [N, H, W, 3]
 * @param boxes name of the tensor, float [N, A, 4]
 * @param scores name of the tensor, float [N, A, C]
 */
record DetectorSignature(String image, String boxes, String scores) {
    /** The signature a serving program looks for. */
    static final String KEY = "serving_default";

    private static final long ANY = -1;

    /**
     * Checks what a SavedModel offers.
     *
     * @param height pixels of the input
     * @param width pixels of the input
     * @param classes number of labels
     * @throws IllegalArgumentException naming the first difference from what a detector needs
     */
    static DetectorSignature check(MetaGraphDef model, int height, int width, int classes) {
        SignatureDef signature = model.getSignatureDefMap().get(KEY);
        if (signature == null) {
            throw new IllegalArgumentException("no signature " + KEY);
        }
        Map<String, TensorInfo> outputs = signature.getOutputsMap();
        return new DetectorSignature(
                tensor(
                        signature.getInputsMap(),
                        NetworkGraph.IMAGE,
                        DataType.DT_UINT8,
                        List.of(ANY, (long) height, (long) width, 3L)),
                tensor(outputs, NetworkGraph.BOXES, DataType.DT_FLOAT, List.of(ANY, ANY, 4L)),
                tensor(
                        outputs,
                        NetworkGraph.SCORES,
                        DataType.DT_FLOAT,
                        List.of(ANY, ANY, (long) classes)));
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
                    "%s is %s %s where %s %s was expected"
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
