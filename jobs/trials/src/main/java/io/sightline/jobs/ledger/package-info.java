/** What came out of the job, counted frame by frame. Pure, but for the reader of the topics. */
package io.sightline.jobs.ledger;
