package io.sightline.operators.frame;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * "Copies" records of a {@link ChainedTypeInfo} by reference, and refuses to serialize them.
 *
 * @param <T> an immutable record
 */
final class ChainedSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    ChainedSerializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return null; // as Flink's serializers of other immutable types do
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T record, DataOutputView target) {
        throw refusal();
    }

    @Override
    public T deserialize(DataInputView source) {
        throw refusal();
    }

    @Override
    public T deserialize(T reuse, DataInputView source) {
        throw refusal();
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) {
        throw refusal();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        throw refusal();
    }

    private UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                type.getSimpleName()
                        + " cannot be serialized: it refers to pixels. Keep the steps from decode"
                        + " to emit in one operator chain, and keep it out of state.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainedSerializer<?> that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
