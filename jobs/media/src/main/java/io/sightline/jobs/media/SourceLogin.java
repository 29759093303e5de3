package io.sightline.jobs.media;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Login of a network camera, apart from its address. The password is in no text of it. */
public final class SourceLogin {
    private final String user;
    private final String password;

    private SourceLogin(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /**
     * A login whose password is the first line of a file.
     *
     * @param user without a colon
     * @throws UserError when the file cannot be read or its first line is empty
     */
    public static SourceLogin of(String user, Path passwordFile) {
        if (user.isEmpty() || user.contains(":")) {
            throw new UserError(
                    "'%s' is not a valid user name: it must not be empty or contain a colon"
                            .formatted(user));
        }
        String password;
        try {
            password = Files.readString(passwordFile).split("\\R", 2)[0];
        } catch (IOException unreadable) {
            throw new UserError(
                    "cannot read the password file '%s': %s".formatted(passwordFile, unreadable),
                    unreadable);
        }
        if (password.isEmpty()) {
            throw new UserError(
                    "the first line of the password file '%s' is empty".formatted(passwordFile));
        }
        return new SourceLogin(user, password);
    }

    /** The login as in an address, before the {@code @}. */
    String userInfo() {
        return encode(user) + ":" + encode(password);
    }

    /** Percent encoding, for a part of an address. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The user only. */
    @Override
    public String toString() {
        return user;
    }
}
