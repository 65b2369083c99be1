/**
 * When the ticks of a schedule are: the words for it, and time zones. Reads no cron texts by itself; a module that does is found by service.
 */
@NullMarked
package dev.lodestep.runtime.schedule;

import org.jspecify.annotations.NullMarked;
