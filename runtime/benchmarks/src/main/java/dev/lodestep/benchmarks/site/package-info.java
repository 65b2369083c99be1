/**
 * Where benchmarks find their databases: files, a PostgreSQL that is named or brought along, memory. Knows how to make an empty one and how
 * to reach it from another process; knows nothing of what is measured there.
 */
@NullMarked
package dev.lodestep.benchmarks.site;

import org.jspecify.annotations.NullMarked;
