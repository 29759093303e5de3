package io.sightline.models.precision;

import io.sightline.models.bundle.Bf16Gate;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import java.util.Locale;
import java.util.Optional;

/** What a user asks for: the fastest format that does no harm, or a certain one. */
public enum Precision {
    /** bf16 where the processor is made for it and the model's gate allows it, otherwise f32. */
    AUTO,

    /** f32, on every processor. */
    F32,

    /** bf16, whatever the gate says. */
    BF16;

    /**
     * The format in which a model computes.
     *
     * @param processor that computes
     * @throws ModelException when bf16 is asked of a processor that would have to imitate it, much
     *     slower than it computes in f32
     */
    public FloatFormat formatOn(Processor processor, ModelCard card) {
        return switch (this) {
            case AUTO ->
                    processor.bf16() && card.bf16Gate().filter(Bf16Gate::allows).isPresent()
                            ? FloatFormat.BF16
                            : FloatFormat.F32;
            case F32 -> FloatFormat.F32;
            case BF16 -> {
                if (!processor.bf16()) {
                    throw new ModelException(
                            "%s cannot compute in bf16 here: this processor has neither"
                                            .formatted(card.name())
                                    + " avx512_bf16 nor amx_bf16");
                }
                yield FloatFormat.BF16;
            }
        };
    }

    /** Why this precision cannot be used, in one line; empty when it can. */
    public Optional<String> objection(ModelCard card) {
        if (this != BF16) {
            return Optional.empty();
        }
        if (card.bf16Gate().isEmpty()) {
            return Optional.of(
                    "the accuracy of %s in bf16 was never measured".formatted(card.name()));
        }
        return card.bf16Gate()
                .filter(gate -> !gate.allows())
                .map(
                        gate ->
                                String.format(
                                        Locale.ROOT,
                                        "bf16 lowers the AP of %s by %.4f on %s, by more than %s",
                                        card.name(),
                                        -gate.apDifference(),
                                        gate.dataset(),
                                        Bf16Gate.MAX_AP_LOSS));
    }

    /** The word on the command line: {@code auto}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
