package io.sightline.jobs.cli;

import io.sightline.jobs.train.TrainingCurves;
import io.sightline.models.training.Schedule;
import io.sightline.models.training.TrainingListener;
import io.sightline.models.training.TrainingStep;
import io.sightline.models.training.ValidationResult;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;

/**
 * Shows the progress of a training run: a bar with the loss on stderr, a line per validation on
 * stdout, and the curves.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private final CommandLine command;
    private final Schedule schedule;
    private final TrainingCurves curves;
    private final BooleanSupplier stop;
    private ProgressBar bar;

    /**
     * @param curves taken over, closed with this
     * @param stop whether the run is to end
     */
    TrainingProgress(
            CommandLine command, Schedule schedule, TrainingCurves curves, BooleanSupplier stop) {
        this.command = command;
        this.schedule = schedule;
        this.curves = curves;
        this.stop = stop;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    public void stepped(TrainingStep step) {
        if (bar == null) {
            bar = ProgressBars.start(command, "train", " steps", schedule.steps(), step.step());
        }
        bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f", step.loss().total()));
        bar.stepTo(step.step() + 1);
        curves.stepped(step);
    }

    @Override
    public void validated(ValidationResult result, boolean best) {
        command.getOut().println(line(result, schedule.epochs(), best));
        curves.validated(result);
    }

    /** One line about a validation. */
    static String line(ValidationResult result, int epochs, boolean best) {
        return String.format(
                Locale.ROOT,
                "epoch %d of %d: %s%s",
                result.epoch(),
                epochs,
                figures(result),
                best ? ", the best so far" : "");
    }

    private static String figures(ValidationResult result) {
        return result.figures().entrySet().stream()
                .map(
                        figure ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.4f",
                                        figure.getKey().title(),
                                        figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        curves.close();
    }
}
