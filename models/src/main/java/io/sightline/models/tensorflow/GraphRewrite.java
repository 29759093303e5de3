package io.sightline.models.tensorflow;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** A change to a model's graph that must be made before TensorFlow loads it. */
@FunctionalInterface
interface GraphRewrite {
    /**
     * Changes the graph in place.
     *
     * @throws io.sightline.models.bundle.ModelException when the graph cannot be changed
     */
    void apply(GraphDef.Builder graph);

    /**
     * Names the device of every node. A session cannot be told which GPU to use: {@code
     * visible_device_list} is one setting for the process, and a second session with another value
     * is refused. A node that names its device is obeyed. Function bodies stay as they are: they
     * run where they are called.
     *
     * @param device in TensorFlow's notation: {@code /device:GPU:1}
     */
    static GraphRewrite onDevice(String device) {
        return graph -> {
            for (NodeDef.Builder node : graph.getNodeBuilderList()) {
                node.setDevice(device);
            }
        };
    }
}
