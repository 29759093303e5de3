/**
 * How good a detector is: data sets and results in the COCO format, and COCO box AP over them.
 * Plain Java and JSON; nothing here runs a network or decodes an image.
 */
package io.sightline.models.evaluation;
