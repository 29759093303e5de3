/**
 * Work that is done outside of a task's thread: the workers, and operators that hand frames to them
 * and pass the results on in order. What the work is belongs to the steps.
 */
package io.sightline.operators.work;
