package dev.lodestep.samples.documents;

import java.util.List;

/** Writes; in real life a person with a form of their own, or a language model. */
public interface Author {
    Draft write(Brief brief);

    Draft revise(Draft draft, List<String> wishes);
}
