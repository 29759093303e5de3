package io.sightline.jobs.media;

import java.util.Optional;

/**
 * How to reach a network camera.
 *
 * @param transport how RTSP video is sent
 * @param login of the camera; empty if its address holds it or it needs none
 */
public record SourceAccess(RtspTransport transport, Optional<SourceLogin> login) {
    /** Any transport, no login apart from the address. */
    public static final SourceAccess DEFAULT =
            new SourceAccess(RtspTransport.AUTO, Optional.empty());
}
