package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import io.sightline.operators.frame.TimeBounds;
import io.sightline.operators.work.PoisonPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of the step <em>decode</em>.
 *
 * @param inputWidth width of the network's input, pixels
 * @param inputHeight height of the network's input, pixels
 * @param interpolation how images are scaled to that input
 * @param maxPixels largest image that is decoded, pixels; a larger one is refused before memory is
 *     allocated
 * @param maxGopFrames access units kept per camera for replay after a restart
 * @param maxGopBytes bytes of access units kept per camera for replay after a restart
 * @param maxOpenDecoders video decoders open at once in one task; beyond that the least recently
 *     used one is closed, and rebuilt by replay when its camera sends again
 * @param drainAfterMillis pause of a camera after which frames that its decoder holds back are
 *     emitted, milliseconds
 * @param forgetAfterMillis silence of a camera after which it has no state, milliseconds
 * @param maxStoredCameras cameras of one task that have state; beyond that the one that is silent
 *     for the longest time is forgotten
 * @param maxStoredBytes bytes of access units kept by all tasks of a process; at most a third of
 *     the process's heap is used
 * @param eventTimes capture times that an event can have; other frames are refused
 * @param poison when a frame at which the job fails is put aside
 */
public record DecodePolicy(
        int inputWidth,
        int inputHeight,
        Interpolation interpolation,
        long maxPixels,
        int maxGopFrames,
        long maxGopBytes,
        int maxOpenDecoders,
        long drainAfterMillis,
        long forgetAfterMillis,
        int maxStoredCameras,
        long maxStoredBytes,
        TimeBounds eventTimes,
        PoisonPolicy poison)
        implements Serializable {
    /** Default size of the largest image that is decoded, pixels: 4096 x 2176, all forms of 4K. */
    public static final int DEFAULT_MAX_PIXELS = 4096 * 2176;

    /** Default silence of a camera after which it has no state. */
    public static final Duration DEFAULT_FORGET_AFTER = Duration.ofHours(1);

    private static final long serialVersionUID = 1L;

    public DecodePolicy {
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(eventTimes, "eventTimes");
        Objects.requireNonNull(poison, "poison");
        if (inputWidth < 1
                || inputHeight < 1
                || maxPixels < 1
                || maxGopFrames < 1
                || maxGopBytes < 1
                || maxOpenDecoders < 1
                || drainAfterMillis < 1
                || forgetAfterMillis < 1
                || maxStoredCameras < 1
                || maxStoredBytes < 1) {
            throw new IllegalArgumentException("every bound of decoding must be at least 1");
        }
    }

    /** Bounds for most cameras and the input of a model. */
    public static DecodePolicy forModel(ModelCard card) {
        return forInput(
                card.inputWidth(), card.inputHeight(), card.preprocessing().interpolation());
    }

    /**
     * Bounds for most cameras and images of one size.
     *
     * @param inputWidth pixels
     * @param inputHeight pixels
     * @param interpolation how images are scaled to it
     */
    public static DecodePolicy forInput(
            int inputWidth, int inputHeight, Interpolation interpolation) {
        return new DecodePolicy(
                inputWidth,
                inputHeight,
                interpolation,
                DEFAULT_MAX_PIXELS,
                600,
                64 << 20,
                64,
                500,
                DEFAULT_FORGET_AFTER.toMillis(),
                10_000,
                Long.MAX_VALUE,
                TimeBounds.NONE,
                PoisonPolicy.NONE);
    }

    /** The same bounds with another maximum image size. */
    public DecodePolicy withMaxPixels(long pixels) {
        Change change = new Change(this);
        change.maxPixels = pixels;
        return change.result();
    }

    /** The same bounds with other limits of a camera's group of pictures: units and bytes. */
    public DecodePolicy withMaxGop(int frames, long bytes) {
        Change change = new Change(this);
        change.maxGopFrames = frames;
        change.maxGopBytes = bytes;
        return change.result();
    }

    /** The same bounds with another maximum of open decoders. */
    public DecodePolicy withMaxOpenDecoders(int decoders) {
        Change change = new Change(this);
        change.maxOpenDecoders = decoders;
        return change.result();
    }

    /** The same bounds with another pause after which a camera is drained. */
    public DecodePolicy withDrainAfterMillis(long millis) {
        Change change = new Change(this);
        change.drainAfterMillis = millis;
        return change.result();
    }

    /** The same bounds with another silence after which a camera is forgotten. */
    public DecodePolicy withForgetAfterMillis(long millis) {
        Change change = new Change(this);
        change.forgetAfterMillis = millis;
        return change.result();
    }

    /** The same bounds with other limits of a task's state: cameras and bytes of video. */
    public DecodePolicy withMaxStored(int cameras, long bytes) {
        Change change = new Change(this);
        change.maxStoredCameras = cameras;
        change.maxStoredBytes = bytes;
        return change.result();
    }

    /** The same bounds for a topic of events that takes these times only. */
    public DecodePolicy withEventTimes(TimeBounds times) {
        Change change = new Change(this);
        change.eventTimes = times;
        return change.result();
    }

    /** The same bounds with another policy for frames at which the job fails. */
    public DecodePolicy withPoison(PoisonPolicy policy) {
        Change change = new Change(this);
        change.poison = policy;
        return change.result();
    }

    /** Builds other bounds from these. */
    private static final class Change {
        private final DecodePolicy before;
        private long maxPixels;
        private int maxGopFrames;
        private long maxGopBytes;
        private int maxOpenDecoders;
        private long drainAfterMillis;
        private long forgetAfterMillis;
        private int maxStoredCameras;
        private long maxStoredBytes;
        private TimeBounds eventTimes;
        private PoisonPolicy poison;

        private Change(DecodePolicy before) {
            this.before = before;
            maxPixels = before.maxPixels;
            maxGopFrames = before.maxGopFrames;
            maxGopBytes = before.maxGopBytes;
            maxOpenDecoders = before.maxOpenDecoders;
            drainAfterMillis = before.drainAfterMillis;
            forgetAfterMillis = before.forgetAfterMillis;
            maxStoredCameras = before.maxStoredCameras;
            maxStoredBytes = before.maxStoredBytes;
            eventTimes = before.eventTimes;
            poison = before.poison;
        }

        private DecodePolicy result() {
            return new DecodePolicy(
                    before.inputWidth,
                    before.inputHeight,
                    before.interpolation,
                    maxPixels,
                    maxGopFrames,
                    maxGopBytes,
                    maxOpenDecoders,
                    drainAfterMillis,
                    forgetAfterMillis,
                    maxStoredCameras,
                    maxStoredBytes,
                    eventTimes,
                    poison);
        }
    }
}
