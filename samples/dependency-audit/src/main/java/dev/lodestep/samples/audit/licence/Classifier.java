package dev.lodestep.samples.audit.licence;

import dev.lodestep.samples.audit.licence.Classification.Copyleft;
import dev.lodestep.samples.audit.licence.Classification.Permissive;
import dev.lodestep.samples.audit.licence.Classification.Unknown;
import dev.lodestep.samples.audit.licence.Evidence.Statement;
import dev.lodestep.samples.audit.licence.Licence.Kind;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what evidence means: the first statement that names a known licence counts, the others cannot overrule it. */
public final class Classifier {
    private static final int REASON_LIMIT = 300;

    private Classifier() {}

    /** What the evidence means; pure. */
    public static Classification classify(Evidence evidence) {
        for (Statement statement : evidence.statements()) {
            Terms terms = Terms.anyOf(
                    statement.choices().stream().map(LicenceNames::read).toList());
            Optional<Kind> kind = terms.kind();
            if (kind.isPresent()) {
                return kind.get() == Kind.PERMISSIVE
                        ? new Permissive(terms.display(), statement.where())
                        : new Copyleft(terms.display(), statement.where());
            }
        }
        return new Unknown(reason(evidence));
    }

    private static String reason(Evidence evidence) {
        String found = evidence.statements().stream()
                .map(s -> s.where() + ": " + String.join(" or ", s.choices()))
                .collect(Collectors.joining("; "));
        if (found.isEmpty()) {
            return "no licence found";
        }
        String reason = "not recognised: " + found;
        return reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT) + "…";
    }
}
