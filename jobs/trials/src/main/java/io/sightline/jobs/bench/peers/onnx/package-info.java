/**
 * Our networks in the exchange format ONNX, for other runtimes. Only writing, and only what our
 * layers need of it; nothing here runs a network.
 */
package io.sightline.models.onnx;
