package io.sightline.jobs.bench.peers.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A protocol buffer written field by field, because no Java library has ONNX's schema for the
 * protobuf version that TensorFlow needs. Each value of a repeated field is written separately.
 */
final class ProtoMessage {
    private final ByteString.Output bytes = ByteString.newOutput();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    /** Writes one field; streams into memory do not fail. */
    @FunctionalInterface
    private interface Field {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    ProtoMessage text(int field, String value) {
        return put(to -> to.writeString(field, value));
    }

    ProtoMessage integer(int field, long value) {
        return put(to -> to.writeInt64(field, value));
    }

    ProtoMessage bytes(int field, ByteBuffer value) {
        ByteString all = ByteString.copyFrom(value.duplicate().rewind());
        return put(to -> to.writeBytes(field, all));
    }

    ProtoMessage message(int field, ProtoMessage value) {
        return put(to -> to.writeBytes(field, value.toByteString()));
    }

    /** All that was written so far. */
    ByteString toByteString() {
        put(CodedOutputStream::flush);
        return bytes.toByteString();
    }

    private ProtoMessage put(Field field) {
        try {
            field.writeTo(out);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
