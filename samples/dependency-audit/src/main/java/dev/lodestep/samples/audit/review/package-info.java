/** What a reviewer says, and what becomes of it. Values only. */
@NullMarked
package dev.lodestep.samples.audit.review;

import org.jspecify.annotations.NullMarked;
