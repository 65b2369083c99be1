package dev.lodestep.samples.documents;

import java.util.List;

/** What a document shall be about. */
public record Brief(String title, List<String> points) {}
