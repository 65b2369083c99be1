package dev.lodestep.samples.audit.artifact;

/**
 * What identifies the bytes of a jar.
 *
 * @param sha1 in lower-case hexadecimal
 * @param sha256 in lower-case hexadecimal
 * @param size in bytes, as read
 * @param contents what the zip directory says
 */
public record Fingerprint(String sha1, String sha256, long size, Contents contents) {}
