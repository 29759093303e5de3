package io.sightline.jobs.report;

/** The result of a measurement or a trial, for people and for programs. */
public interface Report {
    /** One line: a JSON object. */
    String toJson();

    /** Lines of text in columns. */
    String toTable();
}
