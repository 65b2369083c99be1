/**
 * From annotated classes to model records: the only place, with {@code emit}, that knows javac's elements and types.
 *
 * <p>It finds what can be seen on one declaration alone (a class that is no workflow, an annotation in the wrong place, a type that cannot
 * be stored); what takes the whole graph is found in {@code check}. Nothing is reported here.
 */
@NullMarked
package dev.lodestep.processor.read;

import org.jspecify.annotations.NullMarked;
