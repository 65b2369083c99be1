package dev.lodestep.verification;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.verification.Play.Sameness;
import dev.lodestep.verification.features.Archive;
import dev.lodestep.verification.features.ArchiveMachine;
import dev.lodestep.verification.features.Doors;
import dev.lodestep.verification.features.DoorsMachine;
import dev.lodestep.verification.features.Factory;
import dev.lodestep.verification.features.FactoryMachine;
import dev.lodestep.verification.features.Kiln;
import dev.lodestep.verification.features.KilnMachine;
import dev.lodestep.verification.features.Meters;
import dev.lodestep.verification.features.MetersMachine;
import dev.lodestep.verification.features.Offers;
import dev.lodestep.verification.features.OffersMachine;
import dev.lodestep.verification.features.Parcels;
import dev.lodestep.verification.features.Parcels.Kind;
import dev.lodestep.verification.features.ParcelsMachine;
import dev.lodestep.verification.features.Party;
import dev.lodestep.verification.features.PartyMachine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plays of the small workflows that say, together, everything that annotations can say. */
final class FeaturePlays {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private FeaturePlays() {}

    static Stream<Play<?, ?>> all() {
        return Stream.of(
                        parcels(),
                        meters(),
                        parties(),
                        offers(),
                        factories(),
                        doors(),
                        archives(),
                        kilns(),
                        AttemptPlays.all(),
                        StorePlays.all())
                .flatMap(plays -> plays);
    }

    private static Stream<Play<?, ?>> parcels() {
        return Stream.of(
                parcel("empty", Kind.EMPTY, false, false),
                parcel("stolen", Kind.STOLEN, false, false),
                parcel("letter, not insured", Kind.LETTER, false, false),
                parcel("small, packed badly", Kind.SMALL, true, true).answer("packed", false),
                parcel("small, lost before it is insured", Kind.SMALL, true, false)
                        .failing("insure", 3)
                        .failing("by post/undo", 2),
                parcel("large, by the best offer", Kind.LARGE, true, false)
                        .answer("offer", new Parcels.Offer("Ann"))
                        .answer("packed", true),
                parcel("large, without an offer", Kind.LARGE, false, false),
                parcel("bulky", Kind.BULKY, true, false));
    }

    private static Play<?, ?> parcel(String name, Kind kind, boolean insured, boolean fragile) {
        return Play.of(
                name,
                Parcels.class,
                ParcelsMachine.DEFINITION,
                ParcelsMachine::of,
                calls -> new Parcels(),
                new Parcels.Parcel(kind, insured, fragile));
    }

    private static Stream<Play<?, ?>> meters() {
        Meters.Answer ann = new Meters.Answer("ann");
        return Stream.of(
                meter("one", 1, 1, LATER).failing("bill", 2),
                meter("two, asked in vain", 2, 2, LATER).atLength(),
                meter("three, answered", 3, 2, LATER)
                        .answer("ask", ann)
                        .answer("ask", ann)
                        .failing("read~2.2", 2)
                        .atLength(),
                meter("too late to ask", 1, 2, Instant.EPOCH).answer("ask", ann),
                meter("four, more than there may be", 4, 1, LATER)
                        .failing("read~2.1/undo", 1)
                        .atLength());
    }

    private static Play<?, ?> meter(String name, int meters, int readings, Instant until) {
        return Play.of(
                name,
                Meters.class,
                MetersMachine.DEFINITION,
                MetersMachine::of,
                calls -> new Meters(),
                new Meters.House(meters, readings, until));
    }

    private static Stream<Play<?, ?>> parties() {
        Party.Reply yes = new Party.Reply(true);
        Party.Reply no = new Party.Reply(false);
        return Stream.of(
                party("of three", true, "ann", "bob", "cid")
                        .answer("reply", yes)
                        .answer("reply", no)
                        .answer("reply", yes)
                        .failing("badge#1", 2),
                party("that nobody answers", false, "ann", "bob").failing("invite#1", 1),
                party("of nobody", true),
                party("whose second guest cannot be invited", true, "ann", "bob")
                        .failing("invite#1", 2),
                party("without a soup", true, "ann", "bob")
                        .answer("reply", yes)
                        .failing("soup", 2)
                        .same(Sameness.END),
                party("that does not begin", true, "ann", "bob")
                        .answer("reply", yes)
                        .failing("begin", 2)
                        .atLength()
                        .failing("invite#0/undo", 1));
    }

    private static Play<?, ?> party(String name, boolean music, String... guests) {
        return Play.of(
                        name,
                        Party.class,
                        PartyMachine.DEFINITION,
                        PartyMachine::of,
                        calls -> new Party(),
                        new Party.Plan(List.of(guests), LATER, music))
                .same(Sameness.CONTENT);
    }

    private static Stream<Play<?, ?>> offers() {
        return Stream.of(
                offer("accepted").answer("accept", new Offers.Yes("ann")).same(Sameness.CONTENT),
                offer("refused").answer("refuse", new Offers.No("too dear")),
                offer("not answered").same(Sameness.CONTENT),
                offer("withdrawn").cancelled(CancelMode.STOP),
                offer("of which one branch interrupts the other", "room")
                        .answer("accept", new Offers.Yes("ann"))
                        .failing("truck", 1)
                        .same(Sameness.END)
                        .on(Runner.MEMORY, Runner.SQLITE));
    }

    private static Play<?, ?> offer(String name, String... hangs) {
        return Play.of(
                name,
                Offers.class,
                OffersMachine.DEFINITION,
                OffersMachine::of,
                calls -> new Offers(),
                new Offers.Order("lamp", List.of(hangs)));
    }

    private static Stream<Play<?, ?>> factories() {
        return Stream.of(
                factory("that works").answer("pack", "with care"),
                factory("that an operator repairs").failing("cut", 2),
                factory("that an operator repairs twice").failing("melt", 2).failing("pack", 2),
                factory("that cannot be emptied at first")
                        .cancelled(CancelMode.COMPENSATE)
                        .failing("cut/undo", 2)
                        .failing("melt/undo", 1),
                factory("that cannot be emptied")
                        .cancelled(CancelMode.COMPENSATE)
                        .failing("cut/undo", 2)
                        .givenUp());
    }

    private static Play<?, ?> factory(String name) {
        return Play.of(
                name,
                Factory.class,
                FactoryMachine.DEFINITION,
                FactoryMachine::of,
                calls -> new Factory(),
                new Factory.Order(7));
    }

    private static Stream<Play<?, ?>> doors() {
        Doors.Guest guest = new Doors.Guest("ann");
        return Stream.of(
                door("opened by a guest", guest).answer("pin", new Doors.Pin(1)).answer("pin", new Doors.Pin(1234)),
                door("opened by nobody", new Doors.Courier("Fast", 2)).answer("pin", new Doors.Pin(1)));
    }

    private static Play<?, ?> door(String name, Doors.Visit visit) {
        return Play.of(name, Doors.class, DoorsMachine.DEFINITION, DoorsMachine::of, calls -> new Doors(), visit)
                .answer("close", "gently");
    }

    private static Stream<Play<?, ?>> archives() {
        return Stream.of(
                archive("corrected and stamped", "top")
                        .answer("correction", new Archive.Amount(9))
                        .answer("stamp", new Archive.Remark("seen"))
                        .failing("remark", 1),
                archive("as it is", null));
    }

    private static Play<?, ?> archive(String name, String shelf) {
        return Play.of(
                name,
                Archive.class,
                ArchiveMachine.DEFINITION,
                ArchiveMachine::of,
                calls -> new Archive(),
                new Archive.Paper(
                        new Archive.Amount(100),
                        new Archive.Amount(20),
                        new Archive.Note("a note"),
                        new Archive.Remark("a remark"),
                        3,
                        shelf,
                        Optional.ofNullable(shelf)));
    }

    private static Stream<Play<?, ?>> kilns() {
        return Stream.of(
                kiln("of three pots", "cup", "jug", "bowl"),
                kiln("whose second pot breaks at first", "cup", "jug").failing("fire#1", 1),
                kiln("that is empty"));
    }

    private static Play<?, ?> kiln(String name, String... pots) {
        return Play.of(
                        name,
                        Kiln.class,
                        KilnMachine.DEFINITION,
                        KilnMachine::of,
                        calls -> new Kiln(),
                        new Kiln.Order(List.of(pots)))
                .same(Sameness.CONTENT);
    }
}
