package io.sightline.jobs.media;

import io.sightline.models.error.UserError;
import io.sightline.models.text.Secrets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a source: a path, an address or a device. An address may contain a password,
 * which {@link #toString} hides.
 *
 * @param text with values in place of references, and with the login
 */
record MediaLocation(String text) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z0-9_]+)}");
    private static final Pattern LEADING_REFERENCE = Pattern.compile("^" + REFERENCE.pattern());
    private static final String SCHEME_END = "://";

    /**
     * A location as a user writes it.
     *
     * @param source <code>${env:NAME}</code> at its beginning is replaced by the environment
     *     variable NAME; further on in an address, by the variable's value with percent encoding
     * @param login put into the address
     * @param environment value of a variable, null when it is not set
     * @throws UserError when a variable is not set, or for a login of something without one
     */
    static MediaLocation of(
            String source, Optional<SourceLogin> login, UnaryOperator<String> environment) {
        String begun = expanded(LEADING_REFERENCE, source, environment, UnaryOperator.identity());
        boolean address = begun.contains(SCHEME_END);
        String text =
                address ? expanded(REFERENCE, begun, environment, SourceLogin::encode) : begun;
        if (login.isEmpty()) {
            return new MediaLocation(text);
        }
        if (!address) {
            throw new UserError(
                    "'%s' takes no login: --user is for addresses such as rtsp://camera/stream"
                            .formatted(source));
        }
        int host = text.indexOf(SCHEME_END) + SCHEME_END.length();
        if (text.substring(host).split("[/?]", 2)[0].contains("@")) {
            throw new UserError(
                    "'%s' already contains a login; remove it, or --user"
                            .formatted(new MediaLocation(text)));
        }
        return new MediaLocation(
                text.substring(0, host) + login.get().userInfo() + "@" + text.substring(host));
    }

    private static String expanded(
            Pattern pattern,
            String source,
            UnaryOperator<String> environment,
            UnaryOperator<String> encoding) {
        return pattern.matcher(source)
                .replaceAll(
                        reference -> {
                            String value = environment.apply(reference.group(1));
                            if (value == null) {
                                throw new UserError(
                                        "the environment variable %s of the source is not set"
                                                .formatted(reference.group(1)));
                            }
                            return Matcher.quoteReplacement(encoding.apply(value));
                        });
    }

    boolean isRtsp() {
        return text.startsWith("rtsp://") || text.startsWith("rtsps://");
    }

    boolean isDevice() {
        return text.startsWith("/dev/video");
    }

    /** Whether its frames arrive as they are captured. */
    boolean isLive() {
        return isRtsp() || isDevice();
    }

    /** The file or folder of that name; empty for addresses and if it does not exist. */
    Optional<Path> existingPath() {
        try {
            return Optional.of(Path.of(text)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** The location for FFmpeg, which takes a colon in a file name for the end of a protocol. */
    String url() {
        return !isDevice() && existingPath().isPresent() ? "file:" + text : text;
    }

    @Override
    public String toString() {
        return Secrets.hideInAddress(text);
    }
}
