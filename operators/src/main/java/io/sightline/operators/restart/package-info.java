/**
 * When a job that fails is not worth another start. How a job starts again is Flink's affair, and
 * what to do about a single frame belongs to the steps.
 */
package io.sightline.operators.restart;
