/**
 * Injects faults into a job on a real cluster and checks that it writes the same events as an
 * undisturbed one. One class per family of faults; what is expected and counted is in {@code
 * ledger}, processes are in {@code cluster}.
 */
package io.sightline.jobs.chaos;
