package io.sightline.models.text;

import java.util.Locale;

/**
 * Text from outside in a form that a terminal or a log shows and never obeys. Control characters
 * (C0, DEL, and C1), characters that change the direction of text or are invisible, and halves of
 * surrogate pairs are written as {@code \}{@code u001b}; line breaks and tabs become one space. All
 * other text stays as it is.
 */
public final class PrintableText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PrintableText() {}

    /** Whether {@link #of} returns the text as it is. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(PrintableText::isPrintable);
    }

    /**
     * The text on one line, without control characters. JSON stays JSON: outside of strings, only
     * white space can change, and inside, the replacements are JSON's own escapes.
     *
     * @param text may be null, which becomes {@code "null"}
     */
    public static String of(String text) {
        if (text == null) {
            return "null";
        }
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        boolean brokeBefore = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int length = Character.charCount(point);
            if (isBreak(point) || (point == ' ' && brokeBefore)) {
                appendSpace(printable);
            } else if (isPrintable(point)) {
                printable.appendCodePoint(point);
            } else {
                for (int unit = i; unit < i + length; unit++) {
                    printable.append(
                            String.format(Locale.ROOT, "\\u%04x", (int) text.charAt(unit)));
                }
            }
            brokeBefore = isBreak(point) || (point == ' ' && brokeBefore);
            i += length;
        }
        return printable.toString();
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    /** A line break with its indentation is one space. */
    private static void appendSpace(StringBuilder printable) {
        if (!printable.isEmpty() && printable.charAt(printable.length() - 1) != ' ') {
            printable.append(' ');
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            // The two joiners are part of how some languages are written.
            case Character.FORMAT -> point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
