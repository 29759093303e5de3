package io.sightline.models.text;

import java.util.regex.Pattern;

/** Removes logins from addresses before they are shown or logged. */
public final class Secrets {
    private static final String HIDDEN = "***";

    /** A password may contain {@code /} and {@code @}, so everything up to the last one goes. */
    private static final Pattern LOGIN_IN_TEXT = Pattern.compile("(://)[^\\s'\"]*@");

    private static final Pattern LOGIN_OF_ADDRESS = Pattern.compile("(://).*@", Pattern.DOTALL);

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile(
                    "([?&;][^=&;\\s'\"]*(?:pass|pwd|pw|token|key|secret|auth|sig|user|login|cred)"
                            + "[^=&;\\s'\"]*=)[^&;\\s'\"]*",
                    Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Any text, with the logins and the secret parameters of the addresses in it hidden. */
    public static String hide(String text) {
        return text.contains("://") ? hide(text, LOGIN_IN_TEXT) : text;
    }

    /** One address, whose login may hold any character. */
    public static String hideInAddress(String address) {
        return address.contains("://") ? hide(address, LOGIN_OF_ADDRESS) : address;
    }

    private static String hide(String text, Pattern login) {
        String withoutLogin = login.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return SECRET_PARAMETER.matcher(withoutLogin).replaceAll("$1" + HIDDEN);
    }
}
