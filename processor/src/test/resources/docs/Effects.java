package dev.lodestep.testing;

/** Stands for the effects of that name, which this module does not see. */
public interface Effects {}
