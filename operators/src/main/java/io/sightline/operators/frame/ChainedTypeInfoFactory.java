package io.sightline.operators.frame;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink that a record type travels between chained steps only. */
public final class ChainedTypeInfoFactory<T> extends TypeInfoFactory<T> {
    @Override
    @SuppressWarnings("unchecked") // the annotated class is T
    public TypeInformation<T> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> genericParameters) {
        return new ChainedTypeInfo<>((Class<T>) type);
    }
}
