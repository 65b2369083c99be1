package dev.lodestep.verification;

import dev.lodestep.verification.InsuranceClaim.Answer;
import dev.lodestep.verification.InsuranceClaim.Claim;
import dev.lodestep.verification.InsuranceClaim.Say;
import dev.lodestep.verification.InsuranceClaim.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way through {@link InsuranceClaim}.
 *
 * @param id names it
 * @param claim what it starts with
 * @param answer what the wait gets; empty: the time is over
 */
record ClaimPath(String id, Claim claim, Optional<Answer> answer) {
    private static final List<String> METHODS = List.of(
            "open",
            "route",
            "guess",
            "inspect",
            "judge",
            "lower",
            "pay",
            "abroad",
            "wire",
            "giro",
            "wantsNotice",
            "notice",
            "archive");
    private static final List<String> UNDOS = List.of("undo open", "undo inspect", "undo pay", "undo wire");

    /** Whether the wait is reached if nothing fails. */
    boolean waits() {
        return claim.size() == Size.LARGE;
    }

    /** Every branch with everything that can fail on it, once, twice, and for good. */
    static List<ClaimPath> all() {
        List<ClaimPath> paths = new ArrayList<>();
        for (ClaimPath smooth : smooth()) {
            for (Map<String, Integer> trouble : troubles()) {
                Claim claim = smooth.claim();
                String id = smooth.id() + trouble;
                paths.add(new ClaimPath(
                        id,
                        new Claim(claim.number(), claim.size(), claim.abroad(), claim.mail(), trouble),
                        smooth.answer()));
            }
        }
        return paths;
    }

    /** Every branch, with nothing that fails. */
    static List<ClaimPath> smooth() {
        List<ClaimPath> paths = new ArrayList<>();
        paths.add(of(Size.VOID, false, false, Optional.empty()));
        for (boolean abroad : new boolean[] {false, true}) {
            for (boolean mail : new boolean[] {false, true}) {
                paths.add(of(Size.SMALL, abroad, mail, Optional.empty()));
                paths.add(of(Size.LARGE, abroad, mail, Optional.empty()));
                for (Say say : Say.values()) {
                    paths.add(of(Size.LARGE, abroad, mail, Optional.of(say)));
                }
            }
        }
        return paths;
    }

    private static ClaimPath of(Size size, boolean abroad, boolean mail, Optional<Say> say) {
        String id = size
                + (abroad ? " abroad" : "")
                + (mail ? " mail" : "")
                + (size == Size.LARGE ? " " + say.map(Say::name).orElse("TIMEOUT") : "");
        Claim claim = new Claim("7", size, abroad, mail ? Optional.of("ann@example.org") : Optional.empty(), Map.of());
        return new ClaimPath(id, claim, say.map(answer -> new Answer(answer, "bob")));
    }

    private static List<Map<String, Integer>> troubles() {
        List<Map<String, Integer>> troubles = new ArrayList<>();
        troubles.add(Map.of());
        for (String method : METHODS) {
            troubles.add(Map.of(method, 1));
            troubles.add(Map.of(method, 3));
        }
        troubles.add(Map.of("inspect", 2, "pay", 2));
        for (String undo : UNDOS) {
            troubles.add(failing("archive", undo, 2));
            troubles.add(failing("archive", undo, 3));
        }
        return troubles;
    }

    private static Map<String, Integer> failing(String method, String undo, int attempts) {
        Map<String, Integer> trouble = new LinkedHashMap<>();
        trouble.put(method, 3);
        trouble.put(undo, attempts);
        return trouble;
    }
}
