package dev.lodestep.verification;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.verification.Play.Sameness;
import dev.lodestep.verification.workflows.DocumentReview;
import dev.lodestep.verification.workflows.DocumentReviewMachine;
import dev.lodestep.verification.workflows.LoanOfThree;
import dev.lodestep.verification.workflows.LoanOfThreeMachine;
import dev.lodestep.verification.workflows.Onboarding;
import dev.lodestep.verification.workflows.OnboardingMachine;
import dev.lodestep.verification.workflows.ResearchAgent;
import dev.lodestep.verification.workflows.ResearchAgentMachine;
import dev.lodestep.verification.workflows.ReviewedOrder;
import dev.lodestep.verification.workflows.ReviewedOrderMachine;
import dev.lodestep.verification.workflows.Transcoding;
import dev.lodestep.verification.workflows.TranscodingMachine;
import dev.lodestep.verification.workflows.TripAtOnce;
import dev.lodestep.verification.workflows.TripAtOnceMachine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The plays of the workflows that must read well and run right. */
final class WorkflowPlays {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private WorkflowPlays() {}

    static Stream<Play<?, ?>> all() {
        return Stream.of(orders(), loans(), films(), signUps(), research(), reviews(), trips())
                .flatMap(plays -> plays);
    }

    private static Stream<Play<?, ?>> orders() {
        ReviewedOrder.Answer yes = new ReviewedOrder.Answer("ann", true);
        ReviewedOrder.Answer no = new ReviewedOrder.Answer("ann", false);
        return Stream.of(
                order("clear", false).failing("charge", 4).atLength(),
                order("approved", true).answer("review", yes),
                order("reviewed by nobody", true),
                order("rejected", true).answer("review", no).failing("charge/undo", 1),
                order("declined", false).failing("charge", 5),
                order("withdrawn", true).cancelled(CancelMode.COMPENSATE));
    }

    private static Play<?, ?> order(String name, boolean suspicious) {
        return Play.of(
                name,
                ReviewedOrder.class,
                ReviewedOrderMachine.DEFINITION,
                ReviewedOrderMachine::of,
                ReviewedOrder::new,
                new ReviewedOrder.Order("book", suspicious));
    }

    private static Stream<Play<?, ?>> loans() {
        LoanOfThree.Vote annYes = new LoanOfThree.Vote("ann", true);
        LoanOfThree.Vote bobNo = new LoanOfThree.Vote("bob", false);
        LoanOfThree.Vote cidYes = new LoanOfThree.Vote("cid", true);
        LoanOfThree.Vote cidNo = new LoanOfThree.Vote("cid", false);
        return Stream.of(
                loan("granted").answer("vote", annYes).answer("vote", bobNo).answer("vote", cidYes),
                loan("refused")
                        .answer("vote", annYes)
                        .answer("vote", bobNo)
                        .answer("vote", cidNo)
                        .failing("quorum/1", 1),
                loan("expired after one vote").answer("vote", annYes),
                loan("expired without a vote").failing("expire", 2).atLength());
    }

    private static Play<?, ?> loan(String name) {
        return Play.of(
                name,
                LoanOfThree.class,
                LoanOfThreeMachine.DEFINITION,
                LoanOfThreeMachine::of,
                LoanOfThree::new,
                new LoanOfThree.Loan("Eve", 500, LATER));
    }

    private static Stream<Play<?, ?>> films() {
        return Stream.of(
                film("all done"),
                film("two are broken")
                        .failing("transcode#0", 4)
                        .failing("transcode#2", 4)
                        .atLength(),
                film("one at the last attempt").failing("transcode#1", 3),
                film("without a thumbnail").failing("thumbnail", 3),
                film("that cannot be published").failing("publish", 3));
    }

    private static Play<?, ?> film(String name) {
        return Play.of(
                        name,
                        Transcoding.class,
                        TranscodingMachine.DEFINITION,
                        TranscodingMachine::of,
                        Transcoding::new,
                        new Transcoding.Upload("film", List.of("mp4", "webm", "ogv")))
                .same(Sameness.CONTENT);
    }

    private static Stream<Play<?, ?>> signUps() {
        Onboarding.Click click = new Onboarding.Click("T-ann@example.org");
        return Stream.of(
                signUp("confirmed at once").answer("confirm", click),
                signUp("confirmed after the third reminder")
                        .silence("confirm", 3)
                        .answer("confirm", click),
                signUp("never confirmed").atLength(),
                signUp("with a wrong click first")
                        .answer("confirm", new Onboarding.Click("T-bob"))
                        .answer("confirm", click));
    }

    private static Play<?, ?> signUp(String name) {
        return Play.of(
                name,
                Onboarding.class,
                OnboardingMachine.DEFINITION,
                OnboardingMachine::of,
                Onboarding::new,
                new Onboarding.SignUp("ann@example.org"));
    }

    private static Stream<Play<?, ?>> research() {
        return Stream.of(
                question("without help", "final"),
                question("with tools", "call", "call", "final").failing("tool~2", 2),
                question("with a human", "call", "ask", "call", "final")
                        .answer("human", new ResearchAgent.Reply("forty")),
                question("with a human who is away", "ask", "call", "final"));
    }

    private static Play<?, ?> question(String name, String... moves) {
        return Play.of(
                name,
                ResearchAgent.class,
                ResearchAgentMachine.DEFINITION,
                ResearchAgentMachine::of,
                ResearchAgent::new,
                new ResearchAgent.Question(List.of(moves)));
    }

    private static Stream<Play<?, ?>> reviews() {
        DocumentReview.Notes accept = new DocumentReview.Notes("");
        return Stream.of(
                document("accepted at once").answer("review", accept),
                document("accepted in round 3")
                        .answer("review", new DocumentReview.Notes("a"))
                        .answer("review", new DocumentReview.Notes("b"))
                        .answer("review", accept),
                document("never reviewed"),
                Stream.of("a", "b", "c", "d", "e")
                        .reduce(
                                document("never accepted").atLength(),
                                (play, note) -> play.answer("review", new DocumentReview.Notes(note)),
                                (play, other) -> play));
    }

    private static Play<?, ?> document(String name) {
        return Play.of(
                name,
                DocumentReview.class,
                DocumentReviewMachine.DEFINITION,
                DocumentReviewMachine::of,
                DocumentReview::new,
                new DocumentReview.Brief("draft"));
    }

    private static Stream<Play<?, ?>> trips() {
        return Stream.of(
                trip("by car", true),
                trip("without a car", false),
                trip("to a full town", true).failing("hotel", 3).same(Sameness.END),
                trip("that is not confirmed", false).failing("confirm", 3));
    }

    private static Play<?, ?> trip(String name, boolean car) {
        return Play.of(
                        name,
                        TripAtOnce.class,
                        TripAtOnceMachine.DEFINITION,
                        TripAtOnceMachine::of,
                        TripAtOnce::new,
                        new TripAtOnce.Trip("Rome", car))
                .same(Sameness.CONTENT);
    }
}
