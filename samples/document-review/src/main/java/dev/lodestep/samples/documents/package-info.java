/**
 * Documents that are reviewed until they are accepted, as a durable workflow: {@link dev.lodestep.samples.documents.DocumentReview}; its author
 * and its press as interfaces with simple implementations, and the commands for people.
 */
@NullMarked
package dev.lodestep.samples.documents;

import org.jspecify.annotations.NullMarked;
