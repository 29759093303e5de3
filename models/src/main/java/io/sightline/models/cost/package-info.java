/**
 * What a network costs, counted from its layers: multiply-adds, parameters, memory. Plain Java;
 * nothing is run or measured here.
 */
package io.sightline.models.cost;
