package io.sightline.operators.decode;

import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.SourceRecord;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                DeadLetter.class,
                EncodedFrame.class,
                RecordHeader.class,
                SourceRecord.class,
                StreamPosition.class,
                GopState.class
            })
    void isSerializedByFlinkWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
