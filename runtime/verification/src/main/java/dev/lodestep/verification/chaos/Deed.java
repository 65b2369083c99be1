package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.Role;

/** What the controller does to the others, and how often it does so rather than something else. */
enum Deed {
    /** A worker dies. */
    KILL("processes killed with SIGKILL", 24, 24, 10),
    /** The client dies. */
    KILL_CLIENT("clients killed with SIGKILL", 3, 3, 0),
    /** A worker is frozen for longer than its lease, and goes on as if nothing had happened. */
    FREEZE("workers frozen beyond their lease, then continued", 4, 5, 0),
    /** A worker is asked to end, as in a rolling deployment. */
    TERMINATE("workers restarted with SIGTERM", 4, 5, 2),
    /** The server crashes. */
    RESTART("database servers crashed and restarted", 3, 0, 0),
    /** The server ends connections. */
    END_BACKENDS("times the server ended all connections", 5, 0, 0),
    /** The network cuts all connections of a process. */
    CUT("times all connections of a process were cut", 5, 0, 0),
    /** The network cuts one connection. */
    CUT_ONE("times one connection was cut", 5, 0, 0),
    /** Answers to what was committed are lost. */
    LOSE_ANSWERS("times answers to commits were to be lost", 8, 0, 0),
    /** A process cannot be reached, nor reach anybody, for longer than its lease. */
    SILENCE("processes cut off for longer than their lease", 3, 0, 0),
    /** A process has a slow network. */
    SLOW("times a process had a slow network", 3, 0, 0);

    private final String text;
    private final int onServer;
    private final int onSharedFile;
    private final int embedded;

    Deed(String text, int onServer, int onSharedFile, int embedded) {
        this.text = text;
        this.onServer = onServer;
        this.onSharedFile = onSharedFile;
        this.embedded = embedded;
    }

    /** What the table calls it. */
    String text() {
        return text;
    }

    /** How often it is done there, beside the others. */
    int weight(Topology topology) {
        return switch (topology) {
            case A -> onServer;
            case B -> onSharedFile;
            case C -> embedded;
        };
    }

    /** What kind of process it is done to. */
    boolean meets(Role role) {
        return switch (this) {
            case KILL, FREEZE, TERMINATE -> role.works();
            case KILL_CLIENT -> role == Role.CLIENT;
            default -> true;
        };
    }
}
