package io.sightline.jobs.cli;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.models.cost.NetworkCost;
import io.sightline.models.network.Architecture;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline model cost}: the cost of a network, from its description alone. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = "Count multiply-adds, parameters and memory of a network.")
final class ModelCostCommand implements Runnable {
    private static final double MAX_ALPHA = 16;
    private static final int MAX_EXPANSION = 64;
    private static final int MAX_SIZE = 16_384;
    private static final int MAX_CLASSES = 1_000_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--family",
            required = true,
            paramLabel = "FAMILY",
            description =
                    "mobilenet-v1, mobilenet-v2, mobilenet-v2-reduced (for images of 32 pixels),"
                            + " or for comparison mobilenet-v1-full (full convolutions) and"
                            + " mobilenet-v1-shallow (8 blocks).")
    private NetworkFamily family;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            defaultValue = "1.0",
            description = "Width multiplier, above 0, up to 16. Default: ${DEFAULT-VALUE}.")
    private double alpha;

    @Option(
            names = "--expansion",
            paramLabel = "T",
            converter = PositiveConverter.class,
            description =
                    "Expansion factor of MobileNetV2's blocks, 1 to 64. Default: 6, as"
                            + " in the paper.")
    private Integer expansion;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "PIXELS",
            converter = PositiveConverter.class,
            description = "Width and height of the input, 1 to 16384.")
    private int size;

    @Option(
            names = "--head",
            paramLabel = "HEAD",
            defaultValue = "classifier",
            description = "classifier, ssd or ssdlite. Default: ${DEFAULT-VALUE}.")
    private NetworkHead head;

    @Option(
            names = "--classes",
            required = true,
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "Number of classes, 1 to 1000000. For a detector, including the"
                            + " background.")
    private int classes;

    @Option(names = "--per-layer", description = "Also the cost of each layer.")
    private boolean perLayer;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Override
    public void run() {
        checkRanges();
        NetworkCost cost = NetworkCost.of(architecture(), head.labels(classes));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? CostReport.json(cost, perLayer) : CostReport.table(cost, perLayer));
        out.flush();
    }

    private Architecture architecture() {
        int factor = expansion == null ? NetworkFamily.PAPER_EXPANSION : expansion;
        try {
            return head.architecture(family.backbone(alpha, factor), size);
        } catch (IllegalArgumentException misfit) {
            throw wrongUsage(misfit.getMessage());
        }
    }

    private void checkRanges() {
        require(
                alpha > 0 && alpha <= MAX_ALPHA,
                "--alpha must be above 0 and up to %s, but is %s".formatted(MAX_ALPHA, alpha));
        require(
                expansion == null || family.expands(),
                "--expansion applies to MobileNetV2 only, not to " + family);
        require(
                expansion == null || expansion <= MAX_EXPANSION,
                String.format(
                        Locale.ROOT,
                        "--expansion must be at most %d, but is %d",
                        MAX_EXPANSION,
                        expansion));
        require(
                size <= MAX_SIZE,
                String.format(Locale.ROOT, "--size must be at most %d, but is %d", MAX_SIZE, size));
        require(
                classes <= MAX_CLASSES,
                String.format(
                        Locale.ROOT,
                        "--classes must be at most %d, but is %d",
                        MAX_CLASSES,
                        classes));
        require(
                head.labels(classes) >= 1,
                "--classes includes the background: %s needs at least 2".formatted(head));
    }

    private void require(boolean possible, String otherwise) {
        if (!possible) {
            throw wrongUsage(otherwise);
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
