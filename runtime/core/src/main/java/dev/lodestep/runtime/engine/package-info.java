/**
 * The durable engine: claims runs, does their machines' work, commits what was done, wakes and gives back. Not for users, who know
 * {@link dev.lodestep.runtime.Engine}.
 *
 * <p>Each run that is executed has one {@code RunExecutor}; what it does next is decided by {@code Course}, a pure function. All writes go
 * through one {@code GroupWriter}. {@code Dispatcher} claims, {@code Heart} keeps the worker alive and takes over from dead ones.
 */
@NullMarked
package dev.lodestep.runtime.engine;

import org.jspecify.annotations.NullMarked;
