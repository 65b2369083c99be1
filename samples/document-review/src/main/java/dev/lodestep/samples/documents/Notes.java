package dev.lodestep.samples.documents;

import java.util.List;

/** What a reviewer says about a draft; one without wishes is content. */
public record Notes(String by, List<String> wishes) {}
