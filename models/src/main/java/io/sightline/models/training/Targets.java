package io.sightline.models.training;

/** The target outputs of a network for a batch. */
public sealed interface Targets permits AnchorTargets, ClassTargets {}
