package io.sightline.jobs.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.catalogue.Catalogue;
import io.sightline.models.catalogue.CatalogueModel;
import io.sightline.models.catalogue.ModelCache;
import io.sightline.models.shipped.ShippedModel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline model list}: the shipped model, then those that can be pulled. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the shipped model and those that can be pulled by name.")
final class ModelListCommand implements Runnable {
    private static final String ROW = "%-36s  %-27s  %-21s  %-10s  %8s  %-33s  %s%n";
    private static final int MOST_LABELS = 3;

    @Spec private CommandSpec spec;

    @Mixin private CacheOptions options;

    @Option(names = "--json", description = "Print one JSON array of those that can be pulled.")
    private boolean json;

    /**
     * What {@code --json} prints of a model.
     *
     * @param model as in the catalogue
     * @param bytes length of its files
     * @param cached whether they are in the cache
     */
    private record Entry(@JsonUnwrapped CatalogueModel model, long bytes, boolean cached) {}

    @Override
    public void run() {
        ModelCache cache = options.cache();
        List<Entry> entries =
                Catalogue.standard().models().stream()
                        .map(model -> new Entry(model, model.bytes(), cache.holds(model)))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(entries) : table(ShippedModel.open(), entries));
        out.flush();
    }

    private static String json(List<Entry> entries) {
        try {
            return new JsonMapper().writeValueAsString(entries) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a catalogue is always JSON", impossible);
        }
    }

    private static String table(ModelBundle shipped, List<Entry> entries) {
        return ROW.formatted(
                        "NAME", "FORMAT", "CLASSES", "LICENCE", "SIZE", "PUBLISHED AP", "CACHED")
                + row(shipped)
                + entries.stream().map(ModelListCommand::row).collect(Collectors.joining());
    }

    private static String row(ModelBundle shipped) {
        ModelCard card = shipped.card();
        return ROW.formatted(
                card.name(),
                "bundle",
                classes(card.labels()),
                card.licence(),
                megabytes(bytes(shipped)),
                card.accuracy().stream()
                        .filter(ModelCard.BoxAccuracy.class::isInstance)
                        .map(ModelCard.BoxAccuracy.class::cast)
                        .findFirst()
                        .map(measured -> accuracy(measured.ap(), measured.dataset()))
                        .orElse("-"),
                "shipped");
    }

    private static long bytes(ModelBundle bundle) {
        long bytes = 0;
        for (String name : bundle.card().files().keySet()) {
            bytes += bundle.directory().resolve(name).toFile().length();
        }
        return bytes;
    }

    private static String row(Entry entry) {
        CatalogueModel model = entry.model();
        return ROW.formatted(
                model.name(),
                model.format(),
                classes(model.labels()),
                model.licence(),
                megabytes(entry.bytes()),
                accuracy(model.accuracy().ap(), model.accuracy().dataset()),
                entry.cached() ? "yes" : "no");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String accuracy(double ap, String dataset) {
        return String.format(Locale.ROOT, "%.3f (%s)", ap, dataset);
    }

    private static String classes(List<String> labels) {
        List<String> named = labels.stream().filter(label -> !label.isEmpty()).toList();
        return named.size() <= MOST_LABELS ? String.join(", ", named) : named.size() + " classes";
    }
}
