/**
 * The command line: one picocli program, a class per command, exit codes 0 (done), 1 (the work
 * failed) and 2 (wrong usage). The work itself belongs to the packages that the commands call.
 */
package io.sightline.jobs.cli;
