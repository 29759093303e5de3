package io.sightline.operators.frame;

/**
 * A record that could not be processed.
 *
 * @param source the original record
 * @param stage the step that refused it: {@code decode}, ...
 * @param reason a fixed kebab-case word, for counting: {@code bad-key}, {@code no-keyframe}, ...
 * @param detail one sentence for a person
 */
public record DeadLetter(SourceRecord source, String stage, String reason, String detail) {}
