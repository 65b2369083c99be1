/** Understands the cron texts of {@code @Schedule}, by the library cron-utils. Knows no engine; time zones are the runtime's. */
@NullMarked
package dev.lodestep.schedule;

import org.jspecify.annotations.NullMarked;
