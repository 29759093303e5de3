package io.sightline.operators.decode;

import io.sightline.models.sharing.Shared;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameSize;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.metrics.PipelineMetrics;
import io.sightline.operators.overload.FrameTurns;
import io.sightline.operators.overload.OverloadPolicy;
import io.sightline.operators.work.CarefulWork;
import io.sightline.operators.work.FramePlace;
import io.sightline.operators.work.OrderedOperator;
import io.sightline.operators.work.PoisonGuard;
import io.sightline.operators.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.IOUtils;

/**
 * Emits one {@link DecodedFrame} per frame, which is nearly always one {@link EncodedFrame}, or a
 * {@link DeadLetter} to {@link DecodeOperatorFactory#DEAD_LETTERS}. The key is the camera id, and
 * frames of a camera keep their order. Video is decoded in the task's thread, still images by the
 * {@link Workers}.
 *
 * <p>State per camera: its position, records that wait for the rest of their frame, and the access
 * units of its current group of pictures, bounded by {@link DecodePolicy#maxGopFrames()} and {@link
 * DecodePolicy#maxGopBytes()}. After a restore they are decoded again, without emitting outcomes a
 * second time. Only cameras of video that have sent a keyframe or parameter sets have state, and
 * only until they are silent for {@link DecodePolicy#forgetAfterMillis()}. Native decoders belong
 * to the task and are closed with it.
 *
 * <p>When the task falls behind, the {@link OverloadPolicy} may skip frames: they are passed on
 * without pixels, in their place. Which frames are skipped depends on processing time; that every
 * frame comes out, and in which order, does not.
 *
 * <p>Video frames that wait for later ones are emitted when the camera pauses for {@link
 * DecodePolicy#drainAfterMillis()}, and at the end of a bounded stream.
 */
final class DecodeOperator
        extends OrderedOperator<EncodedFrame, DecodeOperator.TimedOutcome, DecodedFrame>
        implements Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    private static final long END_OF_STREAM = Long.MAX_VALUE; // the last watermark
    private static final int IMAGES_PER_WORKER = 2;
    private static final long NO_CHECKPOINT = -1;

    /** The step in which other failures of a frame are noted. */
    private static final String INFER = CarefulWork.INFER;

    private final DecodePolicy policy;
    private final OverloadPolicy overload;

    private transient CameraStore store;
    private transient StoredCameras stored;
    private transient ListeningTime listening;
    private transient ValueState<Long> drainAtState;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient DecodeMetrics decodeMetrics;
    private transient FrameDecoder decoder;
    private transient ImageDecoders images;
    private transient Shared.Lease<Workers> workers;
    private transient PoisonGuard guard;
    private transient long restoredCheckpoint;

    DecodeOperator(
            StreamOperatorParameters<DecodedFrame> parameters,
            DecodePolicy policy,
            OverloadPolicy overload) {
        super(parameters);
        this.policy = policy;
        this.overload = overload;
    }

    /**
     * What became of a frame, and when that was known.
     *
     * @param micros epoch microseconds
     */
    record TimedOutcome(DecodeOutcome outcome, long micros) {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restoredCheckpoint = context.getRestoredCheckpointId().orElse(NO_CHECKPOINT);
    }

    @Override
    protected int capacity() {
        return IMAGES_PER_WORKER * Workers.count();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // owned by this operator, closed in close()
    public void open() throws Exception {
        super.open();
        store = new KeyedCameraStore(getRuntimeContext());
        drainAtState =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("drain-at-millis", Types.LONG));
        timers = getInternalTimerService("drain", VoidNamespaceSerializer.INSTANCE, this);
        stored = new StoredCameras(StoredBytes.ofProcess(policy.maxStoredBytes()));
        decodeMetrics = new DecodeMetrics(getMetricGroup());
        getMetricGroup()
                .gauge(PipelineMetrics.FRAMES_IN_FLIGHT, (Gauge<Integer>) this::inFlightCount);
        StoredCameras cameras = stored;
        getMetricGroup().gauge(PipelineMetrics.CAMERAS_STORED, (Gauge<Integer>) cameras::count);
        getMetricGroup().gauge(PipelineMetrics.STORED_BYTES, (Gauge<Long>) cameras::bytes);
        decoder =
                new FrameDecoder(
                        policy,
                        decodeMetrics,
                        filter(),
                        getProcessingTimeService()::getCurrentProcessingTime);
        images = new ImageDecoders(policy);
        workers = Workers.join();
        guard =
                PoisonGuard.open(
                        policy.poison(),
                        getContainingTask(),
                        getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                        restoredCheckpoint);
        listening = new ListeningTime(policy.forgetAfterMillis(), now());
        countRestored();
        lookForSilentCameras();
    }

    /** Finds the cameras in the restored state, and removes what earlier versions left there. */
    private void countRestored() throws Exception {
        for (String cameraId : keysWithPosition()) {
            setCurrentKey(cameraId);
            if (FrameDecoder.needs(store)) {
                stored.put(cameraId, FrameDecoder.storedBytes(store), listening.millis());
            } else {
                store.clear();
            }
        }
        List<String> withTimer = new ArrayList<>();
        timers.forEachEventTimeTimer((namespace, at) -> withTimer.add((String) getCurrentKey()));
        for (String cameraId : withTimer) {
            setCurrentKey(cameraId);
            deleteUnneededTimer();
        }
    }

    private List<String> keysWithPosition() {
        try (Stream<String> keys =
                this.<String>getKeyedStateBackend()
                        .getKeys(KeyedCameraStore.POSITION, VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void lookForSilentCameras() {
        var unused =
                getProcessingTimeService()
                        .registerTimer(
                                now() + listening.tickMillis(),
                                at -> {
                                    listening.tick(now());
                                    forgetSilentCameras();
                                    lookForSilentCameras();
                                });
    }

    private void forgetSilentCameras() throws Exception {
        long since = listening.millis() - policy.forgetAfterMillis();
        Optional<String> silent = stored.silentSince(since);
        while (silent.isPresent()) {
            forget(silent.get());
            silent = stored.silentSince(since);
        }
    }

    private void forget(String cameraId) throws Exception {
        setCurrentKey(cameraId);
        stored.remove(cameraId);
        decodeMetrics.cameraForgotten();
        addAll(settle(() -> decoder.forget(cameraId, store)));
        drainAtState.clear();
        deleteUnneededTimer();
    }

    /** Keeps account of the current camera's state, and bounds that of all cameras. */
    private void account(String cameraId) throws Exception {
        if (!FrameDecoder.needs(store)) {
            stored.remove(cameraId);
            return;
        }
        stored.put(cameraId, FrameDecoder.storedBytes(store), listening.millis());
        Optional<String> surplus = stored.beyond(policy.maxStoredCameras());
        if (surplus.isPresent()) {
            forget(surplus.get());
        }
        Optional<String> largest = stored.beyondBudget();
        while (largest.isPresent()) {
            outgrow(largest.get());
            largest = stored.beyondBudget();
        }
    }

    private void outgrow(String cameraId) throws Exception {
        setCurrentKey(cameraId);
        long before = FrameDecoder.storedBytes(store);
        addAll(decoder.outgrow(cameraId, store));
        long after = FrameDecoder.storedBytes(store);
        if (after < before) {
            stored.resize(cameraId, after);
        } else {
            forget(cameraId);
        }
    }

    private FrameFilter filter() {
        if (!(overload instanceof OverloadPolicy.SkipLate skipLate)) {
            return FrameFilter.NONE;
        }
        FrameTurns turns = new FrameTurns(skipLate.maxAgeMillis());
        return frame -> {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            return turns.skips(
                    frame.cameraId(),
                    frame.source().partition(),
                    now - frame.source().timestampMillis(),
                    now);
        };
    }

    @Override
    public void processElement(StreamRecord<EncodedFrame> element) throws Exception {
        awaitRoom();
        if (guard.isCareful()) {
            drain();
        }
        setKeyContextElement1(element); // timers of other cameras may have fired meanwhile
        decodeMetrics.frameCame(element.getValue(), now());
        long start = System.nanoTime();
        Decoding decoding = decode(element.getValue());
        if (decoding.image().isEmpty()) {
            // Before anything is emitted: the steps chained behind this one may wait for room.
            decodeMetrics.decodeTook(System.nanoTime() - start);
        }
        addAll(decoding.outcomes());
        if (decoding.image().isPresent()) {
            StillImage image = decoding.image().get();
            add(CompletableFuture.supplyAsync(() -> decode(image), workers.get()));
        }
        if (FrameDecoder.waits(store)) {
            drainLater();
        }
        account(element.getValue().cameraId());
    }

    private Decoding decode(EncodedFrame frame) throws Exception {
        if (!guard.isCareful()) {
            return decoder.decode(frame, store);
        }
        FramePlace place = FramePlace.of(frame.source());
        if (guard.isPoison(DecodeOperatorFactory.STAGE, place)) {
            boolean hopeless = guard.isHopeless(DecodeOperatorFactory.STAGE, place);
            String detail = poisonDetail(DecodeOperatorFactory.STAGE);
            return Decoding.known(
                    guard.putAside(
                            DecodeOperatorFactory.STAGE,
                            place,
                            () -> decoder.putAside(frame, store, hopeless, detail)));
        }
        return guard.alone(DecodeOperatorFactory.STAGE, place, () -> decodeNow(frame));
    }

    private Decoding decodeNow(EncodedFrame frame) {
        Decoding decoding = decoder.decode(frame, store);
        if (decoding.image().isEmpty()) {
            return decoding;
        }
        List<DecodeOutcome> outcomes = new ArrayList<>(decoding.outcomes());
        outcomes.add(decoding.image().get().decode(images));
        return Decoding.known(outcomes);
    }

    /** Handles the frames of the current camera that wait for later ones. */
    private List<DecodeOutcome> settle(Supplier<List<DecodeOutcome>> work) throws Exception {
        if (!guard.isCareful() || !FrameDecoder.waits(store)) {
            return work.get();
        }
        EncodedFrame next = FrameDecoder.nextWaiting(store);
        FramePlace place = FramePlace.of(next.source());
        if (guard.isPoison(DecodeOperatorFactory.STAGE, place)) {
            guard.putAside(DecodeOperatorFactory.STAGE, place);
            return decoder.abandon(
                    next.cameraId(), store, poisonDetail(DecodeOperatorFactory.STAGE));
        }
        return guard.alone(DecodeOperatorFactory.STAGE, place, work::get);
    }

    private static String poisonDetail(String step) {
        return "the job failed in the step " + step + " whenever it came to this frame";
    }

    private TimedOutcome decode(StillImage image) {
        long start = System.nanoTime();
        DecodeOutcome outcome = image.decode(images);
        decodeMetrics.decodeTook(System.nanoTime() - start);
        return new TimedOutcome(outcome, EpochMicros.now());
    }

    private void addAll(List<DecodeOutcome> outcomes) throws Exception {
        decodeMetrics.holds(decoder);
        // All of them are known now; emitting the first may take long.
        long micros = EpochMicros.now();
        for (DecodeOutcome outcome : outcomes) {
            TimedOutcome timed = new TimedOutcome(outcome, micros);
            if (outcome instanceof DecodeOutcome.Skipped) {
                pass(timed);
            } else {
                add(CompletableFuture.completedFuture(timed));
            }
        }
    }

    /** Keeps one timer per camera, and postpones it with every frame. */
    private void drainLater() throws Exception {
        long due = timers.currentProcessingTime() + policy.drainAfterMillis();
        if (drainAtState.value() == null) {
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, due);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, END_OF_STREAM);
        }
        drainAtState.update(due);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        addAll(settle(() -> decoder.finish(timer.getKey(), store)));
        account(timer.getKey());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Long due = drainAtState.value();
        if (due != null && due > timer.getTimestamp() && store.gop().hasPending()) {
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, due);
        } else {
            drainAtState.clear();
            addAll(settle(() -> decoder.pause(timer.getKey(), store)));
            deleteUnneededTimer();
        }
    }

    /** Without a frame that waits, the end of the stream has nothing to wait for. */
    private void deleteUnneededTimer() {
        if (!FrameDecoder.waits(store)) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, END_OF_STREAM);
        }
    }

    @Override
    protected void emit(TimedOutcome timed) {
        if (isPoison(timed.outcome())) {
            emit(
                    new DecodeOutcome.Refused(
                            timed.outcome().frame(), DecodeReason.POISON, poisonDetail(INFER)));
        } else if (timed.outcome() instanceof DecodeOutcome.Decoded decoded) {
            decodeMetrics.frameDecoded(decoded);
            emit(decodedFrame(decoded, timed.micros()));
        } else if (timed.outcome() instanceof DecodeOutcome.Skipped skipped) {
            decodeMetrics.frameSkipped(skipped);
            emit(skippedFrame(skipped, timed.micros()));
        } else if (timed.outcome() instanceof DecodeOutcome.Joined) {
            decodeMetrics.recordJoined();
        } else if (timed.outcome() instanceof DecodeOutcome.Refused refused) {
            emit(refused);
        }
    }

    /** A frame at whose inference the job fails is decoded nevertheless: others refer to it. */
    private boolean isPoison(DecodeOutcome outcome) {
        if (!guard.hasSuspects() || !(outcome instanceof DecodeOutcome.Decoded)) {
            return false;
        }
        FramePlace place = FramePlace.of(outcome.frame().source());
        boolean poison = guard.isPoison(INFER, place);
        if (poison) {
            guard.putAside(INFER, place);
        }
        return poison;
    }

    private void emit(DecodeOutcome.Refused refused) {
        decodeMetrics.frameDeadLettered(refused);
        output.collect(DecodeOperatorFactory.DEAD_LETTERS, new StreamRecord<>(deadLetter(refused)));
    }

    private void emit(DecodedFrame frame) {
        output.collect(new StreamRecord<>(frame, frame.identity().frameTimeMillis()));
    }

    private static DecodedFrame skippedFrame(DecodeOutcome.Skipped skipped, long micros) {
        return new DecodedFrame(
                head(
                        skipped.frame(),
                        skipped.type(),
                        Decision.SKIPPED_LATE,
                        skipped.size(),
                        micros),
                new Skipped());
    }

    private static DecodedFrame decodedFrame(DecodeOutcome.Decoded decoded, long micros) {
        return new DecodedFrame(
                head(
                        decoded.frame(),
                        decoded.type(),
                        Decision.INFERRED,
                        Optional.of(decoded.picture().size()),
                        micros),
                new DecodedFrame.Pixels(decoded.picture().image()));
    }

    private static FrameHead head(
            EncodedFrame frame,
            ContentType type,
            Decision decision,
            Optional<FrameSize> size,
            long micros) {
        return new FrameHead(
                FrameIdentity.of(frame, type.mimeType()),
                decision,
                size,
                FrameTimings.decoded(frame.receivedMicros(), micros));
    }

    private static DeadLetter deadLetter(DecodeOutcome.Refused refused) {
        return new DeadLetter(
                refused.frame().source(),
                DecodeOperatorFactory.STAGE,
                refused.reason().word(),
                refused.detail());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        guard.snapshot(context.getCheckpointId());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        guard.completed(checkpointId);
    }

    @Override
    public void close() throws Exception {
        // Some are null if open() failed.
        IOUtils.closeAll(super::close, workers, images, decoder, stored, guard);
    }
}
