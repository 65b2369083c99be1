package dev.lodestep.processor.model;

import java.util.Map;

/**
 * In which package each type lives, which its canonical name alone does not tell.
 *
 * @param packages the package by canonical name, empty for the unnamed one
 */
public record TypePackages(Map<String, String> packages) {
    public TypePackages {
        packages = Map.copyOf(packages);
    }

    /** The package of a type that was read. */
    public String of(TypeRef type) {
        String found = packages.get(type.name());
        if (found == null) {
            throw new IllegalArgumentException("the type " + type + " was never read");
        }
        return found;
    }
}
