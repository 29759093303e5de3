package io.sightline.models.training;

/** What a network is to answer for a batch. */
public sealed interface Targets permits AnchorTargets, ClassTargets {}
