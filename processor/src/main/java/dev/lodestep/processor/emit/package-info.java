/**
 * What is generated for a workflow without errors: one emitter for each file, each with the workflow's class as its one originating element.
 *
 * <p>Emitters are functions of the graph and the plans; the same input gives the same bytes. Only writing the files touches javac.
 */
@NullMarked
package dev.lodestep.processor.emit;

import org.jspecify.annotations.NullMarked;
