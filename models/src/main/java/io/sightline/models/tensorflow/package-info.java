/**
 * Runs a bundle in TensorFlow: detectors and classifiers that take images and give Java arrays.
 * Inference reaches nothing else of TensorFlow.
 *
 * <p>Building graphs belongs to {@code writing}, reading weights to {@code reading}, training to
 * {@code training}, and programs that only benchmarks run to {@code peers}. TensorFlow types and
 * the native memory behind them stay in these five packages; Java arrays go in and come out.
 */
package io.sightline.models.tensorflow;
