package io.sightline.models.device;

import io.sightline.models.bundle.ModelException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The devices that a user selects: those of any machine, or particular ones.
 *
 * @param scope which they are
 * @param named in the order they were named; empty except for {@link Scope#NAMED}
 */
public record DeviceSelection(Scope scope, List<Device> named) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Every GPU that TensorFlow can use, on a machine without one the processor. */
    public static final DeviceSelection AUTO = new DeviceSelection(Scope.AUTO, List.of());

    /** The processor, whatever else there is. */
    public static final DeviceSelection CPU = new DeviceSelection(Scope.CPU, List.of());

    /** Every GPU, of which there must be one. */
    public static final DeviceSelection GPU = new DeviceSelection(Scope.GPU, List.of());

    private static final Pattern NAME = Pattern.compile("gpu:(\\d{1,4})");

    /** How devices are selected. */
    public enum Scope {
        /** All GPUs, otherwise the processor. */
        AUTO,

        /** The processor. */
        CPU,

        /** All GPUs. */
        GPU,

        /** Those that were named. */
        NAMED
    }

    public DeviceSelection {
        named = List.copyOf(named);
        if (named.isEmpty() == (scope == Scope.NAMED)) {
            throw new IllegalArgumentException(scope + " of the devices " + named);
        }
        if (named.stream().distinct().count() < named.size()) {
            throw new IllegalArgumentException("a GPU is named twice");
        }
    }

    /** The GPUs that are named. */
    public static DeviceSelection of(List<Device> gpus) {
        return new DeviceSelection(Scope.NAMED, gpus);
    }

    /**
     * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:0,gpu:1}.
     *
     * @throws IllegalArgumentException for anything else, saying what is wrong in one line
     */
    public static DeviceSelection parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "cpu" -> CPU;
            case "gpu" -> GPU;
            default -> of(gpus(text));
        };
    }

    private static List<Device> gpus(String text) {
        List<Device> gpus = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher name = NAME.matcher(part);
            if (!name.matches()) {
                throw new IllegalArgumentException(
                        ("'%s' is not a valid device: expected auto, cpu, gpu, gpu:0 or"
                                        + " gpu:0,gpu:1")
                                .formatted(text));
            }
            gpus.add(Device.gpu(Integer.parseInt(name.group(1))));
        }
        return gpus;
    }

    /**
     * The selected devices of a machine.
     *
     * @param gpus how many GPUs TensorFlow can use there; asked only if it matters, since looking
     *     takes memory of each
     * @return at least one, each once
     * @throws ModelException when the machine lacks one, saying what it has
     */
    public List<Device> on(IntSupplier gpus) {
        if (scope == Scope.CPU) {
            return List.of(Device.CPU);
        }
        List<Device> there = IntStream.range(0, gpus.getAsInt()).mapToObj(Device::gpu).toList();
        if (scope == Scope.AUTO) {
            return there.isEmpty() ? List.of(Device.CPU) : there;
        }
        List<Device> wanted = scope == Scope.GPU ? there : named;
        if (wanted.isEmpty() || !there.containsAll(wanted)) {
            throw new ModelException(
                    "%s cannot compute: this machine has %s".formatted(this, described(there)));
        }
        return wanted;
    }

    private static String described(List<Device> gpus) {
        return gpus.isEmpty()
                ? "no GPU that TensorFlow can use; it needs a build with the Maven profile gpu,"
                        + " a driver, CUDA and cuDNN"
                : "only " + text(gpus);
    }

    private static String text(List<Device> devices) {
        return devices.stream().map(Device::toString).collect(Collectors.joining(","));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return scope == Scope.NAMED ? text(named) : scope.name().toLowerCase(Locale.ROOT);
    }
}
