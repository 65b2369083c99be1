/** What a step, a start, a claim and a resume cost beside very many runs that are parked: their bulk, the worker among them, the table. */
@NullMarked
package dev.lodestep.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
