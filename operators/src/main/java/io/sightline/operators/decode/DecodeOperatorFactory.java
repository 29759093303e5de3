package io.sightline.operators.decode;

import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/**
 * The step <em>decode</em> for a graph: one {@link DecodedFrame} per {@link EncodedFrame}, or a
 * {@link DeadLetter} to {@link #DEAD_LETTERS}. The stream is keyed by camera id.
 */
public final class DecodeOperatorFactory extends AbstractStreamOperatorFactory<DecodedFrame>
        implements OneInputStreamOperatorFactory<EncodedFrame, DecodedFrame> {
    private static final long serialVersionUID = 1L;

    /** The name of this step in dead letters. */
    public static final String STAGE = "decode";

    /** Frames that could not be decoded. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", Types.POJO(DeadLetter.class));

    private final DecodePolicy policy;
    private final OverloadPolicy overload;

    /**
     * @param policy input size of the network, and bounds
     * @param overload which frames are skipped when the task falls behind
     */
    public DecodeOperatorFactory(DecodePolicy policy, OverloadPolicy overload) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.overload = Objects.requireNonNull(overload, "overload");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T extends StreamOperator<DecodedFrame>> T createStreamOperator(
            StreamOperatorParameters<DecodedFrame> parameters) {
        return (T) new DecodeOperator(parameters, policy, overload);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return DecodeOperator.class;
    }
}
