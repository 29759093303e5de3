/**
 * What happens when a task cannot keep up with its cameras: which frames are skipped, and that no
 * camera goes without. Knows no clock, no codec and no Flink.
 */
package io.sightline.operators.overload;
