package dev.lodestep.runtime.store;

/**
 * The state of a run as the fold of its journal up to a position: a cache, never the truth. A store keeps the newest one of each run together
 * with a CRC-32C of it, and gives none back when the sum does not fit.
 *
 * @param seq the journal position that it includes
 * @param fingerprint the schema it was written with
 * @param state UTF-8 JSON
 */
public record Checkpoint(int seq, String fingerprint, byte[] state) {}
