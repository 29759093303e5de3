package io.sightline.jobs.cli;

import io.sightline.jobs.train.PreparationListener;
import io.sightline.models.text.PrintableText;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;

/** Shows on stderr how much of the data of a training run is prepared. */
final class PreparationProgress implements PreparationListener {
    private final CommandLine command;
    private ProgressBar bar;

    PreparationProgress(CommandLine command) {
        this.command = command;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed in ended()
    public void began(String task, long images) {
        bar = ProgressBars.start(command, task, " images", images);
    }

    @Override
    public void imageDone() {
        bar.step();
    }

    @Override
    public void ended() {
        bar.close();
    }

    @Override
    public void noted(String note) {
        command.getErr().println("sightline: " + PrintableText.of(note));
    }
}
