/** What happens between processes: how fast a signal from another one wakes a run, and how fast the runs of a killed one go on elsewhere. */
@NullMarked
package dev.lodestep.benchmarks.process;

import org.jspecify.annotations.NullMarked;
