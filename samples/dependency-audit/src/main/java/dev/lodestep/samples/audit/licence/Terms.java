package dev.lodestep.samples.audit.licence;

import dev.lodestep.samples.audit.licence.Licence.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a statement about licences says: one licence, a choice, several that hold together, or nothing that is recognised. */
sealed interface Terms {

    record Single(Licence licence) implements Terms {}

    /** The user may choose. */
    record AnyOf(List<Terms> choices) implements Terms {}

    /** All of them hold. */
    record AllOf(List<Terms> parts) implements Terms {}

    record Unrecognised(String text) implements Terms {}

    /** The kind for a user who chooses the most permissive way; absent when that is not known. */
    default Optional<Kind> kind() {
        if (this instanceof Single single) {
            return Optional.of(single.licence().kind());
        }
        if (this instanceof AnyOf anyOf) {
            return anyOf.choices().stream().flatMap(t -> t.kind().stream()).min(Enum::compareTo);
        }
        if (this instanceof AllOf allOf) {
            List<Optional<Kind>> kinds = allOf.parts().stream().map(Terms::kind).toList();
            return kinds.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : kinds.stream().flatMap(Optional::stream).max(Enum::compareTo);
        }
        return Optional.empty();
    }

    /** As the report shows it; of a choice only what is recognised, if anything is. */
    default String display() {
        if (this instanceof Single single) {
            return single.licence().displayName();
        }
        if (this instanceof AnyOf anyOf) {
            boolean known = anyOf.kind().isPresent();
            return anyOf.choices().stream()
                    .filter(t -> !known || t.kind().isPresent())
                    .map(Terms::display)
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        if (this instanceof AllOf allOf) {
            return allOf.parts().stream().map(Terms::display).distinct().collect(Collectors.joining(" and "));
        }
        return "'" + ((Unrecognised) this).text() + "'";
    }

    /** As an expression that {@link LicenceNames} reads as the same terms. */
    default String expression() {
        if (this instanceof AnyOf anyOf) {
            return "("
                    + anyOf.choices().stream().map(Terms::expression).distinct().collect(Collectors.joining(" OR "))
                    + ")";
        }
        if (this instanceof AllOf allOf) {
            return "("
                    + allOf.parts().stream().map(Terms::expression).distinct().collect(Collectors.joining(" AND "))
                    + ")";
        }
        return display();
    }

    /** A choice; what has one element only is that element. */
    static Terms anyOf(List<Terms> choices) {
        return choices.size() == 1 ? choices.get(0) : new AnyOf(List.copyOf(choices));
    }

    /** What holds together; what has one element only is that element. */
    static Terms allOf(List<Terms> parts) {
        return parts.size() == 1 ? parts.get(0) : new AllOf(List.copyOf(parts));
    }
}
