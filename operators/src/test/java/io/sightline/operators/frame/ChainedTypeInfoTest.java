package io.sightline.operators.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainedTypeInfoTest {
    @ParameterizedTest
    @ValueSource(classes = {DecodedFrame.class, InferredFrame.class, DetectedFrame.class})
    void isTheTypeOfTheRecordsOfAllStepsAfterDecode(Class<?> type) {
        assertThat(TypeInformation.of(type)).isEqualTo(new ChainedTypeInfo<>(type));
    }

    @Test
    void copiesByReference() {
        DecodedFrame frame = TestingFrames.decoded(1, 2, 2);
        assertThat(serializer().copy(frame)).isSameAs(frame);
        assertThat(serializer().copy(frame, null)).isSameAs(frame);
    }

    @Test
    void refusesToSendARecordToAnotherTask() {
        assertThatThrownBy(
                        () ->
                                serializer()
                                        .serialize(
                                                TestingFrames.decoded(1, 2, 2),
                                                new DataOutputSerializer(64)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "DecodedFrame cannot be serialized: it refers to pixels. Keep the steps"
                                + " from decode to emit in one operator chain, and keep it out of"
                                + " state.");
    }

    private static TypeSerializer<DecodedFrame> serializer() {
        return TypeInformation.of(DecodedFrame.class).createSerializer(new SerializerConfigImpl());
    }
}
