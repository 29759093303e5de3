package io.sightline.jobs.feed;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a feed has published.
 *
 * @param frames acknowledged by the broker, all cameras together
 * @param bytes of these frames, without headers and keys
 * @param cameras number of cameras
 * @param seconds from the start to the last acknowledgement, to the millisecond
 * @param streamEpoch the epoch at the end
 */
public record FeedSummary(
        long frames, long bytes, int cameras, double seconds, String streamEpoch) {

    /** One line of JSON, the components in their order. */
    public String toJson() {
        return new JsonMapper().valueToTree(this).toString();
    }
}
