package io.sightline.jobs.bench.peers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.report.Report;
import io.sightline.models.cost.NetworkCost;
import io.sightline.models.network.ImageInput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a comparison found: a table for people, JSON for programs.
 *
 * @param files the network
 * @param bench how it was measured
 * @param figures by name of the peer; who is not there was not measured
 */
public record PeersReport(PeerFiles files, PeersBench bench, Map<String, PeerFigures> figures)
        implements Report {
    /** Peers that the profile {@code peers} brings. */
    public static final String ONNX_RUNTIME = "onnxRuntime";

    /** Likewise. */
    public static final String OPENCV_DNN = "opencvDnn";

    /** One multiplication and one addition. */
    private static final int OPERATIONS_PER_MADD = 2;

    private static final double GIGA = 1e9;

    /** Names of the others in the table, in its order. */
    private static final Map<String, String> OTHERS = others();

    private static Map<String, String> others() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(ONNX_RUNTIME, "ONNX Runtime");
        names.put(OPENCV_DNN, "OpenCV DNN");
        names.put(OwnPeers.ZOO, "zoo's graph as shipped");
        names.put(OwnPeers.NAIVE, "naive TensorFlow Java");
        return names;
    }

    /** The bounds by precision; bf16 is there where the processor has it. */
    private static final Map<String, String> PEAKS =
            new TreeMap<>(
                    Map.of(
                            OwnPeers.OURS_BF16, OwnPeers.GEMM_BF16,
                            OwnPeers.OURS_F32, OwnPeers.GEMM_F32));

    /** Name of the faster of our precisions. */
    private String ours() {
        return Optional.ofNullable(figures.get(OwnPeers.OURS_BF16))
                .filter(bf16 -> bf16.median() > figures.get(OwnPeers.OURS_F32).median())
                .map(bf16 -> OwnPeers.OURS_BF16)
                .orElse(OwnPeers.OURS_F32);
    }

    private static String precision(String ours) {
        return ours.equals(OwnPeers.OURS_F32) ? "f32" : "bf16";
    }

    private long madds() {
        return NetworkCost.of(files.architecture(), files.classes()).madds();
    }

    /** The best round is what the machine can do. */
    private double peakImages(String gemm) {
        return figures.get(gemm).highest() / madds();
    }

    private double shareOfPeak(String ours) {
        return figures.get(ours).median() / peakImages(PEAKS.get(ours));
    }

    /** One line; of peers that were not measured, null. */
    @Override
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("network", files.name())
                .put("width", files.architecture().input().width())
                .put("height", files.architecture().input().height())
                .put("classes", classes())
                .put("madds", madds())
                .put("weightsDrawn", files.drawn())
                .put("threads", bench.threads())
                .put("rounds", bench.rounds())
                .put("roundSeconds", bench.time().toMillis() / 1000.0);
        json.set("ours", own(ours()));
        json.set("oursF32", own(OwnPeers.OURS_F32));
        for (String name : OTHERS.keySet()) {
            PeerFigures peer = figures.get(name);
            json.set(name, peer == null ? json.nullNode() : node(peer));
        }
        ObjectNode peaks = json.putObject("gemmPeak");
        PEAKS.forEach(
                (ours, gemm) ->
                        peaks.set(
                                precision(ours),
                                figures.containsKey(gemm) ? peak(gemm) : json.nullNode()));
        json.put("shareOfPeak", shareOfPeak(ours()))
                .put("shareOfPeakF32", shareOfPeak(OwnPeers.OURS_F32));
        ratios(json.putObject("ratios"));
        return json + "\n";
    }

    /** With the background, as networks are called. */
    private int classes() {
        return files.classes() + 1;
    }

    private ObjectNode own(String name) {
        return node(figures.get(name)).put("precision", precision(name));
    }

    private static ObjectNode node(PeerFigures peer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("imagesPerSecond", peer.median())
                .put("lowest", peer.lowest())
                .put("highest", peer.highest())
                .put("callers", peer.setting().callers())
                .put("threadsPerCaller", peer.setting().threadsPerCaller())
                .put("batch", peer.setting().size());
    }

    private ObjectNode peak(String gemm) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("gflops", gflops(gemm))
                .put("imagesPerSecond", peakImages(gemm))
                .put("matrix", figures.get(gemm).setting().size());
    }

    private double gflops(String gemm) {
        return figures.get(gemm).highest() * OPERATIONS_PER_MADD / GIGA;
    }

    private void ratios(ObjectNode ratios) {
        PeerFigures ours = figures.get(ours());
        OTHERS.keySet().stream()
                .filter(figures::containsKey)
                .forEach(
                        name ->
                                ratios.put(
                                        "oursTo" + capitalised(name),
                                        ours.ratioTo(figures.get(name))));
        if (figures.containsKey(ONNX_RUNTIME)) {
            ratios.put(
                    "oursF32To" + capitalised(ONNX_RUNTIME),
                    figures.get(OwnPeers.OURS_F32).ratioTo(figures.get(ONNX_RUNTIME)));
        }
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Lines of text; the last column says how many times as fast the faster of ours is. */
    @Override
    public String toTable() {
        StringBuilder table = new StringBuilder();
        ImageInput input = files.architecture().input();
        table.append(
                line(
                        "%s, %d x %d, %d classes, %.1f M multiply-adds%s",
                        files.name(),
                        input.width(),
                        input.height(),
                        classes(),
                        madds() / 1e6,
                        files.drawn() ? ", drawn weights" : ""));
        table.append(
                line(
                        "%d threads, %d rounds of %.1f s%n",
                        bench.threads(), bench.rounds(), bench.time().toMillis() / 1000.0));
        table.append(
                line(
                        "%-24s %9s %9s %9s %9s   %s",
                        "", "images/s", "lowest", "highest", "ours is", "with"));
        for (String name : new String[] {OwnPeers.OURS_BF16, OwnPeers.OURS_F32}) {
            row(table, "Sightline, " + precision(name), name);
        }
        OTHERS.forEach((name, title) -> row(table, title, name));
        PEAKS.forEach((ours, gemm) -> bound(table, ours, gemm));
        return table.toString();
    }

    private void row(StringBuilder table, String title, String name) {
        PeerFigures peer = figures.get(name);
        if (peer == null) {
            table.append(line("%-24s %9s", title, "-"));
            return;
        }
        table.append(
                line(
                        "%-24s %9.1f %9.1f %9.1f %8.2fx   %s",
                        title,
                        peer.median(),
                        peer.lowest(),
                        peer.highest(),
                        figures.get(ours()).ratioTo(peer),
                        with(peer.setting())));
    }

    private static String with(Setting setting) {
        return String.format(
                Locale.ROOT,
                "callers %d, threads each %d, batch %d",
                setting.callers(),
                setting.threadsPerCaller(),
                setting.size());
    }

    private void bound(StringBuilder table, String ours, String gemm) {
        if (figures.containsKey(gemm)) {
            table.append(
                    line(
                            "%-24s %9.1f   %.0f GFLOP/s; Sightline reaches %.2f of it",
                            "GEMM peak, " + precision(ours),
                            peakImages(gemm),
                            gflops(gemm),
                            shareOfPeak(ours)));
        }
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }
}
