package io.sightline.models.training;

import java.util.Locale;

/** Where the images of a classifier come from. */
public sealed interface ClassifierData {
    /** For people, in a few words. */
    String description();

    /**
     * A folder with one subfolder of images per label, named after the label.
     *
     * @param images path of the folder, relative to the folder of the data, which whoever runs a
     *     recipe names
     * @param holdOut every how many-th image of a label is kept from learning and used for
     *     validation, at least 2
     */
    record Folders(String images, int holdOut) implements ClassifierData {
        public Folders {
            if (holdOut < 2) {
                throw new IllegalArgumentException("holdOut must be at least 2, found " + holdOut);
            }
        }

        @Override
        public String description() {
            return images;
        }
    }

    /**
     * Traffic signs that are drawn by the project itself, of the kinds that the labels name. Each
     * sign has its own seed: first those for training, then those held out.
     *
     * @param seed of the first sign; each sign has the next one
     * @param learnt number of signs to train on, at least 1
     * @param heldOut number of signs to validate on, at least 1
     */
    record Signs(long seed, int learnt, int heldOut) implements ClassifierData {
        public Signs {
            if (learnt < 1 || heldOut < 1) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "learnt and heldOut must be at least 1, found %d and %d",
                                learnt,
                                heldOut));
            }
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "%d drawn signs, seed %d", learnt, seed);
        }
    }
}
