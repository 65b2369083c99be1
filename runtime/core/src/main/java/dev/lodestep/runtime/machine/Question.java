package dev.lodestep.runtime.machine;

/**
 * What a re-entrant step has asked.
 *
 * @param carry what it wants to have again when it is answered
 * @param number how many questions of this round it is, from 1
 */
public record Question(Object carry, int number) {}
