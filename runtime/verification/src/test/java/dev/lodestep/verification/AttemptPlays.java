package dev.lodestep.verification;

import dev.lodestep.verification.features.Errands;
import dev.lodestep.verification.features.ErrandsMachine;
import dev.lodestep.verification.features.Telephone;
import dev.lodestep.verification.features.TelephoneMachine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Plays of what becomes of attempts: those that fail, hang, are given up, or have something in their stead. */
final class AttemptPlays {
    private AttemptPlays() {}

    static Stream<Play<?, ?>> all() {
        return Stream.of(
                errand("without trouble", false).answer("call", "mother"),
                errand("at the fourth attempt", false).failing("find", 3, () -> new IOException("closed")),
                errand("with nothing found", false).failing("find", 4, () -> new IOException("closed")),
                errand("with something missing", false).failing("find", 1, () -> new FileNotFoundException("bread")),
                errand("with a failure that is not tried again", false).failing("find", 1, ArithmeticException::new),
                errand("with a slow shop", false, "buy"),
                errand("with a shop that is closed", true).failing("buy", 2).failing("buy/undo", 1),
                errand("without a card", false).failing("write", 2),
                errand("of one who is banned", true, "giveBack"),
                telephone("answered"),
                telephone("dialled twice, with a bad line").failing("dial", 1).failing("remote call", 4),
                telephone("dialled in vain").failing("dial", 2),
                telephone("that is given up").failing("report", 1));
    }

    private static Play<?, ?> errand(String name, boolean banned, String... slow) {
        return Play.of(
                name,
                Errands.class,
                ErrandsMachine.DEFINITION,
                ErrandsMachine::of,
                calls -> new Errands(),
                new Errands.Errand(List.of(slow), banned));
    }

    private static Play<?, ?> telephone(String name) {
        return Play.of(
                name,
                Telephone.class,
                TelephoneMachine.DEFINITION,
                TelephoneMachine::of,
                calls -> new Telephone(),
                new Telephone.Number("110"));
    }
}
