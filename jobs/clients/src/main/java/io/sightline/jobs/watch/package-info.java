/**
 * Reads the job's output topics as any consumer does: committed records only, events as reports,
 * reports as lines for people. Depends on the contract of the topics, not on the job.
 */
package io.sightline.jobs.watch;
