/**
 * What happens when a task cannot keep up with its cameras: which frames are skipped, and that no
 * camera starves. Clocks, codecs and Flink do not belong here.
 */
package io.sightline.operators.overload;
