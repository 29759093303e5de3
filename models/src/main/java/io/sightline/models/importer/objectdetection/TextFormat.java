package io.sightline.models.importer.objectdetection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the text format of protocol buffers (protobuf.dev, "Text Format Language Specification"):
 * {@code name: value}, {@code name { ... }}, lists in brackets, comments. Extensions and {@code
 * Any}, whose names stand in brackets, are not read.
 */
final class TextFormat {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<space>\\s+|#[^\\n]*)"
                            + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+')"
                            + "|(?<word>[-+\\w.]+)"
                            + "|(?<mark>[:{}<>\\[\\],;])");

    private static final String END = "end of text";

    private final Deque<Token> tokens = new ArrayDeque<>();

    private record Token(String text, boolean quoted, int line) {}

    private TextFormat(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        int line = 1;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT, "line %d: unexpected '%s'", line, text.charAt(at)));
            }
            String token = matcher.group();
            if (matcher.group("string") != null) {
                tokens.add(new Token(unquoted(token), true, line));
            } else if (matcher.group("space") == null) {
                tokens.add(new Token(token, false, line));
            }
            line += (int) token.chars().filter(character -> character == '\n').count();
            at = matcher.end();
        }
        tokens.add(new Token(END, true, line));
    }

    /**
     * Parses a message.
     *
     * @throws IllegalArgumentException naming line and cause
     */
    static TextMessage parse(String text) {
        TextFormat format = new TextFormat(text);
        TextMessage message = new TextMessage("");
        while (format.tokens.size() > 1) {
            format.field(message);
        }
        return message;
    }

    private void field(TextMessage message) {
        Token name = tokens.remove();
        if (name.quoted() || !name.text().matches("[A-Za-z_]\\w*")) {
            throw unexpected(name, "a field name");
        }
        boolean colon = skip(":");
        if (skip("[")) {
            while (!skip("]")) {
                message.add(name.text(), value(message.path(name.text()), true));
                skip(",");
            }
        } else {
            message.add(name.text(), value(message.path(name.text()), colon));
        }
        if (!skip(",")) {
            skip(";");
        }
    }

    private Object value(String path, boolean scalarAllowed) {
        if (skip("{")) {
            return message(path, "}");
        }
        if (skip("<")) {
            return message(path, ">");
        }
        Token token = tokens.remove();
        boolean end = tokens.isEmpty();
        if (end || !scalarAllowed || !(token.quoted() || token.text().matches("[-+\\w.]+"))) {
            throw unexpected(token, "a value of " + path);
        }
        StringBuilder text = new StringBuilder(token.text());
        while (token.quoted() && tokens.size() > 1 && tokens.element().quoted()) {
            text.append(tokens.remove().text());
        }
        return text.toString();
    }

    private TextMessage message(String path, String close) {
        TextMessage message = new TextMessage(path);
        while (!skip(close)) {
            if (tokens.size() == 1) {
                throw unexpected(tokens.remove(), "'" + close + "' after " + path);
            }
            field(message);
        }
        return message;
    }

    private boolean skip(String mark) {
        Token next = tokens.element();
        boolean found = !next.quoted() && next.text().equals(mark);
        if (found) {
            tokens.remove();
        }
        return found;
    }

    private static IllegalArgumentException unexpected(Token token, String expected) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "line %d: expected %s, found %s",
                        token.line(),
                        expected,
                        token.text()));
    }

    /** Only the escapes that occur in names and paths: of quotes and backslashes. */
    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
