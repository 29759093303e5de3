package io.sightline.models.tracks;

import java.util.List;

/**
 * How well tracks agree with the ground truth, by the three families of metrics that the field
 * reports, computed as TrackEval does. Several sequences are combined by adding their counts, not
 * by averaging their metrics.
 */
public final class TrackAccuracy {
    private final ClearScore clear;
    private final IdentityScore identity;
    private final HotaScore hota;

    private TrackAccuracy(ClearScore clear, IdentityScore identity, HotaScore hota) {
        this.clear = clear;
        this.identity = identity;
        this.hota = hota;
    }

    /**
     * Measures one sequence.
     *
     * @param truth boxes of the ground truth
     * @param tracks boxes of the tracker
     * @throws io.sightline.models.error.UserError when an id occurs twice in a frame
     */
    public static TrackAccuracy of(List<MotBox> truth, List<MotBox> tracks) {
        return of(TrackSequence.of(truth, tracks));
    }

    static TrackAccuracy of(Frames sequence) {
        return new TrackAccuracy(
                ClearScore.of(sequence), IdentityScore.of(sequence), HotaScore.of(sequence));
    }

    /** Both together, as if they were parts of one benchmark. */
    public TrackAccuracy plus(TrackAccuracy other) {
        return new TrackAccuracy(
                clear.plus(other.clear), identity.plus(other.identity), hota.plus(other.hota));
    }

    /** Multiple object tracking accuracy, up to 1; negative with many errors. */
    public double mota() {
        return clear.mota();
    }

    /** Multiple object tracking precision: mean IoU of the pairs, [0, 1]. */
    public double motp() {
        return clear.motp();
    }

    /** F1 of the identities, [0, 1]. */
    public double idf1() {
        return identity.f1();
    }

    /** Precision of the identities, [0, 1]. */
    public double idp() {
        return identity.precision();
    }

    /** Recall of the identities, [0, 1]. */
    public double idr() {
        return identity.recall();
    }

    /** Higher order tracking accuracy, [0, 1]. */
    public double hota() {
        return hota.hota();
    }

    /** Detection accuracy of HOTA, [0, 1]. */
    public double detA() {
        return hota.detection();
    }

    /** Association accuracy of HOTA, [0, 1]. */
    public double assA() {
        return hota.association();
    }

    /** Localisation accuracy of HOTA, [0, 1]. */
    public double locA() {
        return hota.localisation();
    }

    /**
     * True objects that were paired with another reported object than before, counted each time.
     */
    public long idSwitches() {
        return clear.idSwitches();
    }

    /** Interruptions of true objects. */
    public long fragments() {
        return clear.fragments();
    }

    /** Pairs of a true and a reported box. */
    public long truePositives() {
        return clear.truePositives();
    }

    /** Reported boxes without a true one. */
    public long falsePositives() {
        return clear.falsePositives();
    }

    /** True boxes without a reported one. */
    public long falseNegatives() {
        return clear.falseNegatives();
    }

    /** True objects paired in more than 80 % of their frames. */
    public long mostlyTracked() {
        return clear.mostlyTracked();
    }

    /** True objects paired in less than 20 % of their frames. */
    public long mostlyLost() {
        return clear.mostlyLost();
    }
}
