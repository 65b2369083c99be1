package dev.lodestep.verification.chaos;

/** Which processes there are, and what they share. */
enum Topology {
    /** Workers and a client on one PostgreSQL server, each behind a proxy of its own. */
    A("workers and a client on one PostgreSQL, each behind a proxy that fails"),
    /** Workers and a client on one SQLite file. */
    B("workers and a client on one SQLite file"),
    /** One process that does all, on a SQLite file. */
    C("one process with an embedded SQLite file");

    private final String text;

    Topology(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
