package io.sightline.jobs.feed;

/** The MIME types of pictures. */
final class ContentType {
    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";

    private ContentType() {}
}
