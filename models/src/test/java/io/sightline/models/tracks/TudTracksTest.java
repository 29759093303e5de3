package io.sightline.models.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The example of py-motmetrics: the output of a tracker for two sequences of MOT15. CLEAR and
 * identity are published with it ({@code test_metrics.py}) and by the development kit of
 * MOTChallenge.
 */
class TudTracksTest {
    private static final Path DATA = Path.of("../../shared/data/mot");
    private static final double SIX_DIGITS = 1e-6;

    @Test
    void hasThePublishedFiguresOfCampus() {
        TrackAccuracy accuracy = accuracy("TUD-Campus");

        requireClear(accuracy, 209, 150, 13, 7, 7, 1, 1, 0.526462, 0.722799);
        requireIdentity(accuracy, 0.557659, 0.729730, 0.451253);
        requireHota(accuracy, 0.391397, 0.418047, 0.369121, 0.770052);
    }

    @Test
    void hasThePublishedFiguresOfStadtmitte() {
        TrackAccuracy accuracy = accuracy("TUD-Stadtmitte");

        requireClear(accuracy, 704, 452, 45, 7, 6, 5, 1, 0.564014, 0.654096);
        requireIdentity(accuracy, 0.644619, 0.819760, 0.531142);
        requireHota(accuracy, 0.397849, 0.392268, 0.408841, 0.737521);
    }

    @Test
    void hasThePublishedFiguresOfBoth() {
        TrackAccuracy accuracy = accuracy("TUD-Campus").plus(accuracy("TUD-Stadtmitte"));

        requireClear(accuracy, 913, 602, 58, 14, 13, 6, 2, 0.555116, 0.669823);
        requireIdentity(accuracy, 0.624296, 0.799176, 0.512211);
        assertThat(accuracy.hota()).isCloseTo(0.399957, within(SIX_DIGITS));
        assertThat(accuracy.detA()).isCloseTo(0.397683, within(SIX_DIGITS));
        assertThat(accuracy.assA()).isCloseTo(0.412450, within(SIX_DIGITS));
    }

    private static TrackAccuracy accuracy(String sequence) {
        Path folder = DATA.resolve(sequence);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is absent");
        return TrackAccuracy.of(
                MotFile.read(folder.resolve("gt/gt.txt")),
                MotFile.read(folder.resolve("example-tracker-output.txt")));
    }

    private static void requireClear(
            TrackAccuracy accuracy,
            long truePositives,
            long falseNegatives,
            long falsePositives,
            long idSwitches,
            long fragments,
            long mostlyTracked,
            long mostlyLost,
            double mota,
            double motp) {
        assertThat(accuracy.truePositives()).isEqualTo(truePositives);
        assertThat(accuracy.falseNegatives()).isEqualTo(falseNegatives);
        assertThat(accuracy.falsePositives()).isEqualTo(falsePositives);
        assertThat(accuracy.idSwitches()).isEqualTo(idSwitches);
        assertThat(accuracy.fragments()).isEqualTo(fragments);
        assertThat(accuracy.mostlyTracked()).isEqualTo(mostlyTracked);
        assertThat(accuracy.mostlyLost()).isEqualTo(mostlyLost);
        assertThat(accuracy.mota()).isCloseTo(mota, within(SIX_DIGITS));
        assertThat(accuracy.motp()).isCloseTo(motp, within(SIX_DIGITS));
    }

    private static void requireIdentity(
            TrackAccuracy accuracy, double idf1, double idp, double idr) {
        assertThat(accuracy.idf1()).isCloseTo(idf1, within(SIX_DIGITS));
        assertThat(accuracy.idp()).isCloseTo(idp, within(SIX_DIGITS));
        assertThat(accuracy.idr()).isCloseTo(idr, within(SIX_DIGITS));
    }

    private static void requireHota(
            TrackAccuracy accuracy, double hota, double detA, double assA, double locA) {
        assertThat(accuracy.hota()).isCloseTo(hota, within(SIX_DIGITS));
        assertThat(accuracy.detA()).isCloseTo(detA, within(SIX_DIGITS));
        assertThat(accuracy.assA()).isCloseTo(assA, within(SIX_DIGITS));
        assertThat(accuracy.locA()).isCloseTo(locA, within(SIX_DIGITS));
    }
}
