package io.sightline.operators.infer;

import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.model.ModelVersion;
import io.sightline.operators.restart.FirstCheckpointCoordinator;
import java.util.Objects;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** The step <em>infer</em> for a graph: one {@link InferredFrame} per {@link DecodedFrame}. */
public final class InferOperatorFactory extends AbstractStreamOperatorFactory<InferredFrame>
        implements OneInputStreamOperatorFactory<DecodedFrame, InferredFrame>,
                CoordinatedOperatorFactory<InferredFrame> {
    private static final long serialVersionUID = 1L;

    private final DetectorFactory detectorFactory;
    private final ModelVersion model;
    private final Batching batching;

    /**
     * @param detectorFactory opens the detector on the task's machine; tasks of a job in one
     *     process whose factories are equal share it, or are spread evenly over its devices
     * @param model what frames carry of that detector's model
     * @param batching how many frames go through the network together
     */
    public InferOperatorFactory(
            DetectorFactory detectorFactory, ModelVersion model, Batching batching) {
        this.detectorFactory = Objects.requireNonNull(detectorFactory, "detectorFactory");
        this.model = Objects.requireNonNull(model, "model");
        this.batching = Objects.requireNonNull(batching, "batching");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T extends StreamOperator<InferredFrame>> T createStreamOperator(
            StreamOperatorParameters<InferredFrame> parameters) {
        return (T) new InferOperator(parameters, detectorFactory, model, batching);
    }

    @Override
    public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID id) {
        return FirstCheckpointCoordinator.beside(id);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return InferOperator.class;
    }
}
