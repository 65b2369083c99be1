package dev.lodestep.verification;

/** What runs a workflow. */
enum Runner {
    /** The plain runner, whose snapshots its caller keeps. */
    PLAIN,
    /** An engine on a store in memory. */
    MEMORY,
    /** An engine on a SQLite file. */
    SQLITE
}
