package dev.lodestep.runtime;

/** The environment of all plain runs: it makes threads only when an attempt has a timeout, and lets them go when they idle. */
final class PlainEnvironment {
    static final Environment INSTANCE = Environment.system("lodestep-plain");

    private PlainEnvironment() {}
}
