package dev.lodestep.samples.documents;

/** A document that everybody can read. */
public record Publication(String place, int revision, String acceptedBy) {}
