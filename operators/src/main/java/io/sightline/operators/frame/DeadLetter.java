package io.sightline.operators.frame;

import io.sightline.models.text.PrintableText;

/**
 * A record that could not be processed.
 *
 * @param source the original record
 * @param stage the step that refused it: {@code decode}, ...
 * @param reason a fixed kebab-case word, for counting: {@code bad-key}, {@code no-keyframe}, ...
 * @param detail one sentence for a person; made printable, because it may repeat parts of the
 *     record
 */
public record DeadLetter(SourceRecord source, String stage, String reason, String detail) {
    public DeadLetter {
        detail = PrintableText.of(detail);
    }
}
