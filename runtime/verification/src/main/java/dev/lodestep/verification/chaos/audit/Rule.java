package dev.lodestep.verification.chaos.audit;

import java.util.List;

/** Something that must be true of what is found. */
interface Rule {
    /** What is found that must not be, in words; empty if all is well. */
    List<Violation> violations(Evidence evidence);
}
