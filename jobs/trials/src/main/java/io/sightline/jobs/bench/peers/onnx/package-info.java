/**
 * Our networks in the exchange format ONNX, so that benchmarks can run them in other runtimes. Only
 * writing, and only what our layers need; nothing here runs a network.
 */
package io.sightline.jobs.bench.peers.onnx;
