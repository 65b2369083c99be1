package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The designed workflows that loop, fan out, run in parallel or ask: each is understood as its note says. */
class LanguageWorkflowsTest {
    static List<WorkflowBuilder> all() {
        return List.of(
                quorum(),
                transcoding(),
                onboarding(),
                agent(),
                review(),
                travel(),
                payout(),
                migration(),
                race(),
                family());
    }

    static WorkflowBuilder quorum() {
        return workflow("LoanOfThree")
                .sealed("Verdict", "Granted", "Refused", "Expired")
                .step("score", "Score", "Loan")
                .asks("quorum", "Verdict", "Votes", "Optional<Vote>", "@Carry Optional<Votes>", "Score")
                .signal("vote")
                .due("quorum", "due", "Loan")
                .check("quorum", "once", "Vote", "@Carry Optional<Votes>")
                .step("contract", "Contract", "Granted", "Loan")
                .step("refuse", "Refusal", "Refused", "Loan")
                .step("expire", "Refusal", "Expired")
                .result("outcome", "Outcome", "Optional<Contract>", "Optional<Refusal>");
    }

    static WorkflowBuilder transcoding() {
        return workflow("Transcoding")
                .sealed("Rendition", "Done", "Broken")
                .step("probe", "Probe", "Upload")
                .step("profiles", "List<Profile>", "Probe")
                .parallel()
                .step("transcode", "Rendition", "Upload", "@ForEach Profile")
                .recover("transcode", "broken", "Rendition", "Exception", "Profile")
                .step("thumbnail", "Thumb", "Upload", "Probe")
                .parallel()
                .continueOnError()
                .step("publish", "Manifest", "List<Rendition>", "Optional<Thumb>");
    }

    static WorkflowBuilder onboarding() {
        return workflow("Onboarding")
                .sealed("Answer", "Confirmed", "NotYet")
                .step("invite", "Token", "SignUp")
                .waits("confirm", "Answer", "3d", "Optional<Click>", "Token")
                .step("remind", "Reminder", "NotYet", "SignUp", "StepContext")
                .repeat("confirm", 10, "", OnLimit.GO_ON)
                .step("activate", "Account", "Confirmed", "SignUp")
                .step("drop", "Dropped", "NotYet", "SignUp")
                .result("outcome", "Outcome", "Optional<Account>", "Optional<Dropped>");
    }

    static WorkflowBuilder agent() {
        return workflow("Agent")
                .sealed("Move", "Call", "Ask", "Final")
                .step("begin", "Talk", "Question")
                .step("think", "Move", "Talk")
                .limited("60/m", 4)
                .step("tool", "Talk", "Call", "Talk")
                .repeat("think", 40)
                .waits("human", "Talk", "1d", "Optional<Reply>", "Ask", "Talk")
                .repeat("think", 40)
                .step("report", "Report", "Final", "Talk");
    }

    static WorkflowBuilder review() {
        return workflow("DocumentReview")
                .sealed("Review", "Accept", "Changes")
                .step("draft", "Draft", "Brief")
                .waits("review", "Review", "7d", "Optional<Notes>", "Draft")
                .step("revise", "Draft", "Changes", "Draft")
                .repeat("review", 5)
                .step("publish", "Publication", "Accept", "Draft");
    }

    static WorkflowBuilder travel() {
        return workflow("TravelAtOnce")
                .step("flight", "Flight", "Trip")
                .parallel()
                .compensate("flight", "cancelFlight", "Flight")
                .step("hotel", "Hotel", "Trip")
                .parallel()
                .compensate("hotel", "cancelHotel", "Hotel")
                .step("car", "Car", "Trip")
                .parallel()
                .compensate("car", "cancelCar", "Car")
                .onlyIf("car", "wantsCar", "Trip")
                .step("confirm", "Itinerary", "Flight", "Hotel", "Optional<Car>");
    }

    static WorkflowBuilder payout() {
        return workflow("Payouts")
                .sealed("Sent", "Ok", "Bounced")
                .step("expand", "List<Payout>", "Batch")
                .step("book", "Booked", "@ForEach Payout", "Connection")
                .compensate("book", "unbook", "Booked", "Payout", "Connection")
                .step("send", "Sent", "@ForEach Booked", "StepContext")
                .limited("20/s", 20)
                .recover("send", "bounced", "Sent", "Exception", "Booked")
                .step("settle", "Totals", "List<Sent>", "Connection");
    }

    static WorkflowBuilder migration() {
        return workflow("Migration")
                .step("prepare", "Cursor", "Job")
                .step("copy", "Cursor", "Cursor", "Connection")
                .repeat("", Repeat.UNBOUNDED, "1s", OnLimit.FAIL)
                .until("copy", "done", "Cursor")
                .step("switchOver", "Switched", "Cursor", "Job");
    }

    static WorkflowBuilder race() {
        return workflow("Race")
                .step("offer", "Offer", "Order")
                .waits("accept", "Deal", "3d", "Optional<Yes>", "Offer")
                .firstOf("answer")
                .waits("cancel", "Withdrawal", "3d", "Optional<No>", "Offer")
                .firstOf("answer")
                .step("deliver", "Parcel", "Deal")
                .step("close", "Note", "Withdrawal")
                .result("outcome", "Outcome", "Optional<Parcel>", "Optional<Note>");
    }

    static WorkflowBuilder family() {
        return workflow("Family")
                .step("split", "List<Part>", "Order")
                .child("parts", "PartFlow", "Part", "Piece", "List<Part>", "List<Part>")
                .sleeps("settle", "java.time.Duration", "List<Piece>")
                .child("close", "CloseFlow", "Order", "Receipt", "Order", "Order")
                .after("settle");
    }

    @Test
    void aQuorumAsksSeveralTimesAndHasOneDeadline() {
        WorkflowGraph graph = Checked.graph(quorum());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "score <-  (input)",
                        "quorum <- score (score)",
                        "contract <- quorum (quorum as Granted; input)",
                        "expire <- quorum (quorum as Expired)",
                        "refuse <- quorum (quorum as Refused; input)");
        assertThat(graph.node("quorum").companions().due())
                .hasValueSatisfying(due ->
                        assertThat(due.bindings()).extracting(Checked::binding).containsExactly("input"));
    }

    @Test
    void renditionsAreMadeBesideTheThumbnailWhichMayFail() {
        WorkflowGraph graph = Checked.graph(transcoding());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "probe <-  (input)",
                        "profiles <- probe (probe)",
                        "thumbnail <- probe (input; probe)",
                        "transcode <- profiles (input; profiles)",
                        "publish <- thumbnail, transcode (transcode; thumbnail)");
        assertThat(graph.node("thumbnail").runsWhen()).isEqualTo("when 'thumbnail' completes");
        assertThat(graph.node("publish").runsWhen()).isEqualTo("always");
        assertThat(graph.node("transcode").companions().recoveries().get(0).bindings())
                .extracting(Binding::element)
                .containsExactly(Binding.Element.NOTHING, Binding.Element.ITSELF);
    }

    @Test
    void afterTheLastReminderTheRunGoesOn() {
        WorkflowGraph graph = Checked.graph(onboarding());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "invite <-  (input)",
                        "confirm <- invite (invite)",
                        "remind <- confirm (confirm as NotYet; input)",
                        "activate <- confirm, remind (confirm as Confirmed; input)",
                        "drop <- confirm, remind (confirm as NotYet; input)");
        assertThat(graph.loops())
                .containsExactly(new GraphLoop(
                        "confirm",
                        List.of("remind"),
                        List.of("confirm", "remind"),
                        10,
                        OnLimit.GO_ON,
                        java.util.Optional.empty()));
    }

    @Test
    void anAgentTalksWithToolsAndHumansUntilItIsDone() {
        WorkflowGraph graph = Checked.graph(agent());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "begin <-  (input)",
                        "think <- begin (begin|human|tool)",
                        "human <- begin, think (think as Ask; begin|human|tool)",
                        "tool <- begin, think (think as Call; begin|human|tool)",
                        "report <- begin, think, human, tool (think as Final; begin|human|tool)");
        assertThat(graph.node("think").bindings().get(0).earlier()).containsExactly("human", "tool");
        assertThat(graph.node("tool").bindings().get(1).earlier()).containsExactly("human", "tool");
        assertThat(graph.node("report").bindings().get(1).earlier()).isEmpty();
        assertThat(graph.node("report").runsWhen()).isEqualTo("when 'think' gives Final");
        assertThat(graph.loops()).extracting(GraphLoop::tails).containsExactly(List.of("human", "tool"));
    }

    @Test
    void aReviewerSeesTheFirstDraftAndThenEachRevisedOne() {
        WorkflowGraph graph = Checked.graph(review());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "draft <-  (input)",
                        "review <- draft (draft|revise)",
                        "revise <- draft, review (review as Changes; draft|revise)",
                        "publish <- draft, review, revise (review as Accept; draft|revise)");
        assertThat(graph.node("review").bindings().get(1).earlier()).containsExactly("revise");
        assertThat(graph.node("review").loops()).containsExactly("review");
        assertThat(graph.node("publish").loops()).isEmpty();
    }

    @Test
    void threeBookingsAreMadeAtOnce() {
        WorkflowGraph graph = Checked.graph(travel());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "car <-  (input)",
                        "flight <-  (input)",
                        "hotel <-  (input)",
                        "confirm <- car, flight, hotel (flight; hotel; car)");
        assertThat(graph.node("confirm").runsWhen()).isEqualTo("always");
    }

    @Test
    void eachPayoutIsBookedSentAndUndoneOnItsOwn() {
        WorkflowGraph graph = Checked.graph(payout());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "expand <-  (input)",
                        "book <- expand (expand)",
                        "send <- book (book)",
                        "settle <- send (send)");
        assertThat(graph.node("book").compensation().orElseThrow().bindings())
                .extracting(Binding::element)
                .containsExactly(Binding.Element.RESULT, Binding.Element.ITSELF, Binding.Element.NOTHING);
    }

    @Test
    void aMigrationCopiesFromWhereItIs() {
        WorkflowGraph graph = Checked.graph(migration());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "prepare <-  (input)",
                        "copy <- prepare (prepare|copy)",
                        "switchOver <- prepare, copy (copy; input)");
        assertThat(graph.node("copy").bindings().get(0).earlier()).containsExactly("copy");
        assertThat(graph.node("copy").companions().until().orElseThrow().bindings())
                .extracting(Checked::binding)
                .containsExactly("copy");
    }

    @Test
    void ofTwoAnswersTheFirstOneCounts() {
        WorkflowGraph graph = Checked.graph(race());
        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "offer <-  (input)",
                        "accept <- offer (offer)",
                        "cancel <- offer (offer)",
                        "close <- cancel (cancel)",
                        "deliver <- accept (accept)");
        assertThat(graph.nodes())
                .extracting(GraphNode::runsWhen)
                .containsExactly(
                        "always",
                        "when 'accept' would win the race",
                        "when 'cancel' would win the race",
                        "when 'cancel' would win the race",
                        "when 'accept' would win the race");
        assertThat(graph.races().get(0).members()).containsExactly("accept", "cancel");
    }

    @Test
    void childrenGiveAListAndASleepNothing() {
        assertThat(Checked.nodes(family()))
                .containsExactly(
                        "split <-  (input)",
                        "parts <- split (split)",
                        "settle <- parts (parts)",
                        "close <- settle (input)");
    }
}
