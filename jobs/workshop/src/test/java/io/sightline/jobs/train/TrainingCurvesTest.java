package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.jobs.chart.Line;
import io.sightline.jobs.chart.LineChart;
import io.sightline.models.error.UserError;
import io.sightline.models.training.StepLoss;
import io.sightline.models.training.TrainingStep;
import io.sightline.models.training.ValidationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCurvesTest {
    private static final int EPOCHS = 4;

    @TempDir private Path folder;

    @Test
    void averagesTheLossesOfAnEpoch() throws IOException {
        TrainingCurves curves = curves();
        curves.stepped(step(1, 3, 2, 0.1));
        curves.stepped(step(1, 2, 1, 0.2));
        curves.validated(new ValidationResult.Boxes(1, 0.25, 0.5));

        JsonNode points = points();
        assertThat(points).hasSize(1);
        JsonNode point = points.get(0);
        assertThat(point.get("epoch").asInt()).isEqualTo(1);
        assertThat(point.get("loss").asDouble()).isEqualTo(4);
        assertThat(point.get("classLoss").asDouble()).isEqualTo(2.5);
        assertThat(point.get("boxLoss").asDouble()).isEqualTo(1.5);
        assertThat(point.get("learningRate").asDouble()).isEqualTo(0.2);
        assertThat(point.at("/accuracy/ap50").asDouble()).isEqualTo(0.5);
    }

    @Test
    void keepsEpochsThatWereNotValidated() throws IOException {
        TrainingCurves curves = curves();
        curves.stepped(step(1, 3, 2, 0.1));
        curves.stepped(step(2, 2, 1, 0.1));
        curves.validated(new ValidationResult.Boxes(1, 0.25, 0.5));

        assertThat(points()).hasSize(2);
        assertThat(points().get(0).get("accuracy").isNull()).isTrue();
    }

    @Test
    void keepsAnEpochThatWasBrokenOff() throws IOException {
        try (TrainingCurves curves = curves()) {
            curves.stepped(step(1, 3, 2, 0.1));
        }

        assertThat(points()).hasSize(1);
    }

    @Test
    void leavesNothingWhereNothingWasLearnt() {
        curves().close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void goesOnWithWhatIsThereFromTheEpochThatIsTakenAgain() throws IOException {
        TrainingCurves before = curves();
        for (int epoch = 1; epoch <= 3; epoch++) {
            before.stepped(step(epoch, epoch, 0, 0.1));
            before.validated(new ValidationResult.Boxes(1, 0.1 * epoch, 0.2));
        }
        TrainingCurves resumed = curves();
        resumed.stepped(step(3, 30, 0, 0.1));
        resumed.validated(new ValidationResult.Boxes(1, 0.4, 0.5));

        assertThat(points())
                .extracting(point -> point.get("loss").asDouble())
                .containsExactly(1.0, 2.0, 30.0);
    }

    @Test
    void drawsLossesAndAccuracy() throws IOException {
        TrainingCurves curves = curves();
        curves.stepped(step(1, 3, 2, 0.1));
        curves.validated(new ValidationResult.Boxes(1, 0.25, 0.5));

        assertThat(folder.resolve("curves-loss.svg")).isNotEmptyFile();
        assertThat(folder.resolve("curves-ap.svg")).isNotEmptyFile();
    }

    @Test
    void showsTheLearningRateAsAShareOfItsHighest() {
        LineChart chart =
                CurveCharts.accuracy(
                        "street",
                        EPOCHS,
                        List.of(
                                new CurvePoint(1, 5, 3, 2, 0.004, Optional.empty()),
                                new CurvePoint(
                                        2,
                                        4,
                                        3,
                                        1,
                                        0.001,
                                        Optional.of(
                                                new ValidationResult.Boxes(2, 0.2, 0.4)
                                                        .figures()))));

        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("learning rate (0.0040)", "AP50", "AP");
        assertThat(chart.lines().get(0).y()).containsExactly(new double[] {1, 0.25}, within(1e-9));
        assertThat(chart.lines().get(2).x()).containsExactly(2);
    }

    @Test
    void scalesLossesToTheHighest() {
        LineChart chart =
                CurveCharts.losses(
                        "street",
                        EPOCHS,
                        List.of(new CurvePoint(1, 5, 3, 2, 0.004, Optional.empty())));

        assertThat(chart.yAxis().max()).isEqualTo(5);
        assertThat(chart.xAxis().max()).isEqualTo(EPOCHS);
    }

    @Test
    void refusesCurvesThatAreNone() throws IOException {
        Files.writeString(folder.resolve("curves.json"), "[1");

        assertThatThrownBy(this::curves)
                .isInstanceOf(UserError.class)
                .hasMessage(folder.resolve("curves.json") + ": not what was written there");
    }

    private static TrainingStep step(int epoch, float classes, float boxes, double rate) {
        return new TrainingStep(0, epoch, new StepLoss(classes, boxes, classes + boxes, 1), rate);
    }

    private TrainingCurves curves() {
        return TrainingCurves.in(folder, "street", EPOCHS);
    }

    private JsonNode points() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("curves.json").toFile());
    }
}
