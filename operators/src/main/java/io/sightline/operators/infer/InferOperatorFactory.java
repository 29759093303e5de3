package io.sightline.operators.infer;

import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.InferredFrame;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** The step <em>infer</em> for a graph: one {@link InferredFrame} per {@link DecodedFrame}. */
public final class InferOperatorFactory extends AbstractStreamOperatorFactory<InferredFrame>
        implements OneInputStreamOperatorFactory<DecodedFrame, InferredFrame> {
    private static final long serialVersionUID = 1L;

    private final DetectorFactory detectorFactory;
    private final BatchPolicy batchPolicy;

    /**
     * @param detectorFactory opens the detector on the task's machine; tasks of one process whose
     *     factories are equal share it
     * @param batchPolicy how many frames go through the network together
     */
    public InferOperatorFactory(DetectorFactory detectorFactory, BatchPolicy batchPolicy) {
        this.detectorFactory = Objects.requireNonNull(detectorFactory, "detectorFactory");
        this.batchPolicy = Objects.requireNonNull(batchPolicy, "batchPolicy");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T extends StreamOperator<InferredFrame>> T createStreamOperator(
            StreamOperatorParameters<InferredFrame> parameters) {
        return (T) new InferOperator(parameters, detectorFactory, batchPolicy);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return InferOperator.class;
    }
}
