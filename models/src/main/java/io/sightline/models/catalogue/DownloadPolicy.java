package io.sightline.models.catalogue;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param attempts in a row that bring nothing new until it gives up
 * @param firstWait before the second attempt; doubled before each further one
 * @param patience longest silence of a server
 */
public record DownloadPolicy(int attempts, Duration firstWait, Duration patience) {
    /** Four attempts within seven seconds; a server may be silent for half a minute. */
    public static final DownloadPolicy STANDARD =
            new DownloadPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** How long to wait after so many attempts in vain. */
    Duration waitAfter(int failures) {
        return firstWait.multipliedBy(1L << (failures - 1));
    }
}
