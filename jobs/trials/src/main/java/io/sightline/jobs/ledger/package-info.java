/** Counts the events of the job frame by frame. Pure, except for the reader of the topics. */
package io.sightline.jobs.ledger;
