package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.operators.decode.DecodePolicy;
import picocli.CommandLine.Option;

/** Limits of decoding. */
public final class DecodeOptions {
    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "" + DecodePolicy.DEFAULT_MAX_PIXELS,
            description =
                    "Refuse frames with more pixels than this, before allocating memory for them."
                            + " 4096 x 2176 (4K) by default; set 35651584 for 8K."
                            + " Default: ${DEFAULT-VALUE}.")
    private int maxPixels;

    /** Maximum number of pixels of a frame, at least 1. */
    public int maxPixels() {
        return maxPixels;
    }

    /** The limits of the decode step for the input of a model. */
    public DecodePolicy policy(ModelCard card) {
        return DecodePolicy.forModel(card).withMaxPixels(maxPixels);
    }
}
