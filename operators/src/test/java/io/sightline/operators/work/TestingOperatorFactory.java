package io.sightline.operators.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * An operator that emits each text once the test has finished its work; one that begins with {@code
 * known} needs none.
 */
final class TestingOperatorFactory extends AbstractStreamOperatorFactory<String>
        implements OneInputStreamOperatorFactory<String, String> {
    static final int CAPACITY = 3;

    private static final long serialVersionUID = 1L;

    /** The work of every text that was taken, in order. */
    final transient List<CompletableFuture<String>> work = new ArrayList<>();

    private final class TestingOperator extends OrderedOperator<String, String, String> {
        private static final long serialVersionUID = 1L;

        private TestingOperator(StreamOperatorParameters<String> parameters) {
            super(parameters);
        }

        @Override
        protected int capacity() {
            return CAPACITY;
        }

        @Override
        public void processElement(StreamRecord<String> element) throws Exception {
            awaitRoom();
            if (element.getValue().startsWith("known")) {
                pass(element.getValue());
                return;
            }
            CompletableFuture<String> one = new CompletableFuture<>();
            work.add(one);
            add(one);
        }

        @Override
        protected void emit(String result) {
            output.collect(new StreamRecord<>(result));
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T extends StreamOperator<String>> T createStreamOperator(
            StreamOperatorParameters<String> parameters) {
        return (T) new TestingOperator(parameters);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return TestingOperator.class;
    }
}
