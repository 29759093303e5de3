/**
 * Reading the job's output topics as a consumer would: committed records only, events as reports,
 * reports as lines for people. Knows the contract of the topics, not the job.
 */
package io.sightline.jobs.watch;
