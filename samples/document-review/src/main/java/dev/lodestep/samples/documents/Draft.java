package dev.lodestep.samples.documents;

/** A text on its way, with the number of its revision from 1. */
public record Draft(String title, int revision, String text) {}
