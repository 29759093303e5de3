package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.bundle.Bf16Gate;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.shipped.ShippedModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline model info}: verifies a bundle and shows its card. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Verify a model bundle and show its card.")
final class ModelInfoCommand implements Runnable {
    /** Labels that are shown; --json shows all. */
    private static final int MAX_LABELS = 100;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the bundle. Default: the shipped model.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public void run() {
        ModelBundle bundle = directory.map(ModelBundle::open).orElseGet(ShippedModel::open);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(bundle) : text(bundle));
        out.flush();
    }

    private static String json(ModelBundle bundle) {
        ObjectNode description =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("directory", bundle.directory().toString())
                        .put("digest", bundle.digest())
                        .set("card", bundle.card().json());
        return description + "\n";
    }

    private static String text(ModelBundle bundle) {
        ModelCard card = bundle.card();
        return String.format(
                Locale.ROOT,
                """
                model       %s, version %s
                digest      %s
                network     %s
                input       %d x %d pixels, %s, %s, %s
                %slabels      %s
                accuracy    %s
                %ssource      %s: %s
                %slicence     %s
                """,
                card.name(),
                card.version(),
                bundle.digest(),
                card.architecture().map(ModelInfoCommand::network).orElse("not known"),
                card.inputWidth(),
                card.inputHeight(),
                card.preprocessing().color(),
                card.preprocessing().resize(),
                card.preprocessing().interpolation(),
                detection(card),
                labels(card.labels()),
                accuracy(card.accuracy()),
                bf16(card),
                card.provenance().format(),
                String.join(", ", card.provenance().sources().keySet()),
                card.provenance().training().map(ModelInfoCommand::training).orElse(""),
                card.licence());
    }

    private static String training(ModelCard.Training run) {
        return String.format(
                Locale.ROOT,
                "training    %d epochs, %d images shown, %.1f hours, on %s%n",
                run.epochs(),
                run.images(),
                run.hours(),
                String.join("; ", run.data()));
    }

    private static String network(Architecture architecture) {
        return architecture.backbone().description() + ", " + architecture.head().description();
    }

    /** Empty for a classifier. */
    private static String detection(ModelCard card) {
        if (isClassifier(card)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                """
                anchors     %s
                thresholds  score %s, IoU %s, %d per class, %d per image
                """,
                card.architecture().map(ModelInfoCommand::anchors).orElse("not known"),
                card.thresholds().score(),
                card.thresholds().iou(),
                card.thresholds().maxPerClass(),
                card.thresholds().maxPerImage());
    }

    private static boolean isClassifier(ModelCard card) {
        return card.architecture()
                .filter(network -> network.head() instanceof Classifier)
                .isPresent();
    }

    private static String anchors(Architecture architecture) {
        return String.format(
                Locale.ROOT,
                "%d on %d maps",
                architecture.anchors().size(),
                architecture.ssd().taps().size());
    }

    private static String labels(List<String> labels) {
        return labels.size() <= MAX_LABELS
                ? String.join(", ", labels)
                : String.format(
                        Locale.ROOT,
                        "%d, %s, ...",
                        labels.size(),
                        String.join(", ", labels.subList(0, MAX_LABELS)));
    }

    private static String accuracy(List<ModelCard.Accuracy> measured) {
        return measured.isEmpty()
                ? "not measured"
                : measured.stream()
                        .map(one -> "%s on %s".formatted(figures(one), one.dataset()))
                        .collect(Collectors.joining("; "));
    }

    /** Empty for a classifier, which computes in f32 only. */
    private static String bf16(ModelCard card) {
        return isClassifier(card)
                ? ""
                : "bf16        %s%n"
                        .formatted(
                                card.bf16Gate().map(ModelInfoCommand::gate).orElse("not measured"));
    }

    private static String gate(Bf16Gate gate) {
        return String.format(
                Locale.ROOT,
                "%s: AP %+.4f, AP50 %+.4f on %s (%d images)",
                gate.allows() ? "allowed" : "not allowed",
                gate.apDifference(),
                gate.ap50Difference(),
                gate.dataset(),
                gate.images());
    }

    private static String figures(ModelCard.Accuracy measured) {
        if (measured instanceof ModelCard.BoxAccuracy boxes) {
            return String.format(Locale.ROOT, "AP %.4f, AP50 %.4f", boxes.ap(), boxes.ap50());
        }
        return String.format(
                Locale.ROOT, "top-1 accuracy %.4f", ((ModelCard.LabelAccuracy) measured).top1());
    }
}
