/** The language of Lodestep: annotations and the few types that a step's signature may name. */
module dev.lodestep {
    requires static org.jspecify;

    exports dev.lodestep;
}
