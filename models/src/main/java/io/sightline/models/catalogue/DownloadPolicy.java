package io.sightline.models.catalogue;

import java.time.Duration;

/**
 * When a download is retried.
 *
 * @param attempts in a row that bring nothing new before the download stops
 * @param firstWait before the second attempt; doubled before each further one
 * @param patience maximum time to wait for data from a server
 */
public record DownloadPolicy(int attempts, Duration firstWait, Duration patience) {
    /** Four attempts within seven seconds; 30 s without data count as a failure. */
    public static final DownloadPolicy STANDARD =
            new DownloadPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** How long to wait after a number of failed attempts. */
    Duration waitAfter(int failures) {
        return firstWait.multipliedBy(1L << (failures - 1));
    }
}
