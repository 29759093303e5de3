/**
 * The command line: one picocli program, a class per command, exit codes 0 (done), 1 (the work
 * failed) and 2 (wrong usage). What the commands do lives in the packages beside this one.
 */
package io.sightline.jobs.cli;
