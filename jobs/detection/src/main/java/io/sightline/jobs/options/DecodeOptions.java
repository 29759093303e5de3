package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.operators.decode.DecodePolicy;

import picocli.CommandLine.Option;

/** What is decoded. */
public final class DecodeOptions {
    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "" + DecodePolicy.DEFAULT_MAX_PIXELS,
            description =
                    "Frames with more pixels are refused before memory is allocated for them."
                            + " Default: ${DEFAULT-VALUE}.")
    private int maxPixels;

    /** Most pixels of a frame, at least 1. */
    public int maxPixels() {
        return maxPixels;
    }

    /** The bounds of the decode step for the input of a model. */
    public DecodePolicy policy(ModelCard card) {
        return DecodePolicy.forModel(card).withMaxPixels(maxPixels);
    }
}
