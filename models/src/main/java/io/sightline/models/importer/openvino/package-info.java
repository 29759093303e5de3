/**
 * Reads detectors from OpenVINO's intermediate representation: a graph in XML, its constants in a
 * binary file. The graph is read by its structure, from the detection output back to the image;
 * layer numbers and names mean nothing.
 */
package io.sightline.models.importer.openvino;
