package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps a camera in memory, for decoding outside a job. */
final class MemoryCameraStore implements CameraStore {
    private final List<EncodedFrame> units = new ArrayList<>();
    private final List<EncodedFrame> held = new ArrayList<>();
    private boolean slicesApart;
    private Optional<StreamPosition> position = Optional.empty();
    private OptionalLong captureMillis = OptionalLong.empty();
    private GopState gop = GopState.initial();

    @Override
    public Optional<StreamPosition> position() {
        return position;
    }

    @Override
    public void updatePosition(StreamPosition position) {
        this.position = Optional.of(position);
    }

    @Override
    public OptionalLong captureMillis() {
        return captureMillis;
    }

    @Override
    public void updateCaptureMillis(long millis) {
        captureMillis = OptionalLong.of(millis);
    }

    @Override
    public GopState gop() {
        return gop;
    }

    @Override
    public void updateGop(GopState gop) {
        this.gop = gop;
    }

    @Override
    public List<EncodedFrame> units() {
        return List.copyOf(units);
    }

    @Override
    public void addUnit(EncodedFrame unit) {
        units.add(unit);
    }

    @Override
    public void replaceUnits(List<EncodedFrame> replacement) {
        units.clear();
        units.addAll(replacement);
    }

    @Override
    public void clear() {
        units.clear();
        position = Optional.empty();
        captureMillis = OptionalLong.empty();
        gop = GopState.initial();
        held.clear();
        slicesApart = false;
    }

    @Override
    public List<EncodedFrame> held() {
        return List.copyOf(held);
    }

    @Override
    public void addHeld(EncodedFrame record) {
        held.add(record);
    }

    @Override
    public void replaceHeld(List<EncodedFrame> records) {
        held.clear();
        held.addAll(records);
    }

    @Override
    public boolean slicesApart() {
        return slicesApart;
    }

    @Override
    public void updateSlicesApart(boolean apart) {
        slicesApart = apart;
    }
}
