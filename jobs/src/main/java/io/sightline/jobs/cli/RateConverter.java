package io.sightline.jobs.cli;

import io.sightline.jobs.feed.FeedRate;

/** {@code --rate} as people write it. */
final class RateConverter extends ConstantConverter<FeedRate> {
    RateConverter() {
        super(FeedRate.values());
    }
}
