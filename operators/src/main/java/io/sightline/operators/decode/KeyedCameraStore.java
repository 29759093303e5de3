package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.function.ThrowingRunnable;

/** Keeps cameras in Flink's keyed state. Refers to the camera whose record is being processed. */
final class KeyedCameraStore implements CameraStore {
    /** Name of the state that every camera with any state has. */
    static final String POSITION = "stream-position";

    private final ValueState<StreamPosition> positionState;
    private final ValueState<Long> captureMillisState;
    private final ValueState<GopState> gopState;
    private final ListState<EncodedFrame> unitsState;
    private final ListState<EncodedFrame> heldState;
    private final ValueState<Boolean> slicesApartState;

    KeyedCameraStore(RuntimeContext context) {
        positionState =
                context.getState(
                        new ValueStateDescriptor<>(POSITION, Types.POJO(StreamPosition.class)));
        captureMillisState =
                context.getState(new ValueStateDescriptor<>("capture-millis", Types.LONG));
        gopState = context.getState(new ValueStateDescriptor<>("gop", Types.POJO(GopState.class)));
        unitsState =
                context.getListState(
                        new ListStateDescriptor<>("gop-units", Types.POJO(EncodedFrame.class)));
        heldState =
                context.getListState(
                        new ListStateDescriptor<>("held-records", Types.POJO(EncodedFrame.class)));
        slicesApartState =
                context.getState(new ValueStateDescriptor<>("slices-apart", Types.BOOLEAN));
    }

    @Override
    public Optional<StreamPosition> position() {
        return Optional.ofNullable(read(positionState::value));
    }

    @Override
    public void updatePosition(StreamPosition position) {
        write(() -> positionState.update(position));
    }

    @Override
    public OptionalLong captureMillis() {
        Long millis = read(captureMillisState::value);
        return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    @Override
    public void updateCaptureMillis(long millis) {
        write(() -> captureMillisState.update(millis));
    }

    @Override
    public GopState gop() {
        GopState gop = read(gopState::value);
        return gop == null ? GopState.initial() : gop;
    }

    @Override
    public void updateGop(GopState gop) {
        write(() -> gopState.update(gop));
    }

    @Override
    public List<EncodedFrame> units() {
        return list(unitsState);
    }

    @Override
    public void addUnit(EncodedFrame unit) {
        write(() -> unitsState.add(unit));
    }

    @Override
    public void replaceUnits(List<EncodedFrame> units) {
        write(() -> unitsState.update(units));
    }

    @Override
    public void clear() {
        positionState.clear();
        captureMillisState.clear();
        gopState.clear();
        unitsState.clear();
        heldState.clear();
        slicesApartState.clear();
    }

    @Override
    public List<EncodedFrame> held() {
        return list(heldState);
    }

    @Override
    public void addHeld(EncodedFrame record) {
        write(() -> heldState.add(record));
    }

    @Override
    public void replaceHeld(List<EncodedFrame> records) {
        write(() -> heldState.update(records));
    }

    @Override
    public boolean slicesApart() {
        return Boolean.TRUE.equals(read(slicesApartState::value));
    }

    @Override
    public void updateSlicesApart(boolean apart) {
        write(
                () -> {
                    if (apart) {
                        slicesApartState.update(true);
                    } else {
                        slicesApartState.clear();
                    }
                });
    }

    private static List<EncodedFrame> list(ListState<EncodedFrame> state) {
        List<EncodedFrame> records = new ArrayList<>();
        read(state::get).forEach(records::add);
        return records;
    }

    private static <T> T read(Callable<T> state) {
        try {
            return state.call();
        } catch (Exception unreadable) {
            throw new IllegalStateException("the camera's state cannot be read", unreadable);
        }
    }

    private static void write(ThrowingRunnable<Exception> state) {
        try {
            state.run();
        } catch (Exception unwritable) {
            throw new IllegalStateException("the camera's state cannot be written", unwritable);
        }
    }
}
