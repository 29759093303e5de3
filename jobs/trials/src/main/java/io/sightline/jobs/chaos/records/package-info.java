/** What the chaos trial does to topics directly: single records, deletions, configuration. */
package io.sightline.jobs.chaos.records;
