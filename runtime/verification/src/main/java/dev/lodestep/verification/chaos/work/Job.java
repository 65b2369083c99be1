package dev.lodestep.verification.chaos.work;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What one customer wants: everything about it follows from a seed and its number, in every process. */
public sealed interface Job {
    /** The id of its run. */
    String id();

    /** After how long the customer cancels, if he does. */
    Optional<Integer> cancelAfterMillis();

    /** What the run, were it undisturbed, would differ from others by: jobs of the same shape have the same results. */
    String shape();

    /** What somebody who is asked does. */
    enum Answer {
        /** He answers yes, and there is time enough. */
        YES,
        /** He answers no, and there is time enough. */
        NO,
        /** He does not answer. */
        NEVER,
        /** He answers yes at about the time at which nobody waits any longer. */
        AT_THE_LAST_MOMENT
    }

    /** A purchase; {@code twice} if the answer is sent a second time. */
    record Buy(
            String id,
            Purchase.Plan plan,
            Answer answer,
            int answerAfterMillis,
            boolean twice,
            Optional<Integer> cancelAfterMillis)
            implements Job {
        @Override
        public String shape() {
            return "purchase " + plan.item() + " " + plan.failures() + " " + plan.asks() + " " + plan.doomed();
        }

        /** The id of the signal. */
        public String signalId() {
            return id + "/answer";
        }

        /** What is answered. */
        public Purchase.Reply reply() {
            return new Purchase.Reply(answer != Answer.NO, "ann");
        }
    }

    /** A tour. */
    record Travel(String id, Tour.Plan plan, Optional<Integer> cancelAfterMillis) implements Job {
        @Override
        public String shape() {
            return "tour " + plan;
        }
    }

    /** The job of that number. */
    static Job of(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt(); // the first ones of neighbouring seeds are alike
        String id = "job-" + number;
        Optional<Integer> cancel = random.nextInt(12) == 0 ? Optional.of(random.nextInt(300)) : Optional.empty();
        boolean doomed = random.nextInt(4) == 0;
        if (random.nextInt(3) == 0) {
            Tour.Plan plan = new Tour.Plan(
                    1 + random.nextInt(4), 1 + random.nextInt(3), random.nextInt(3), random.nextInt(2), doomed);
            return new Travel(id, plan, cancel);
        }
        boolean asks = random.nextBoolean();
        Answer answer = Answer.values()[random.nextInt(Answer.values().length)];
        int patience = switch (answer) {
            case YES, NO -> 3_600_000;
            case NEVER -> 20 + random.nextInt(300);
            case AT_THE_LAST_MOMENT -> 100 + random.nextInt(100);
        };
        int after = answer == Answer.AT_THE_LAST_MOMENT
                ? patience + random.nextInt(60)
                : random.nextBoolean() ? 0 : random.nextInt(400);
        String item = List.of("ring", "car", "boat").get(random.nextInt(3));
        int rest = 1 + random.nextInt(200);
        Purchase.Plan plan = new Purchase.Plan(item, random.nextInt(3), asks, patience, rest, doomed);
        return new Buy(id, plan, answer, after, random.nextInt(3) == 0, cancel);
    }
}
