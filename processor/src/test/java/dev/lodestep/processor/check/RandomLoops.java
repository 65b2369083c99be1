package dev.lodestep.processor.check;

import dev.lodestep.OnLimit;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Small workflows at random in which nodes repeat, race, run in parallel and fail without harm; the same for the same seed. */
final class RandomLoops {
    private RandomLoops() {}

    private record Node(String result, List<String> parameters, int after, int repeat, boolean until, boolean goOn) {}

    /** The nodes, which are called {@code n0}, {@code n1}, … unless others are given, declared in an order that depends on the shuffle. */
    static WorkflowBuilder of(long seed, Random shuffle, List<String> names) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(6);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(node(i, nodes, random));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, shuffle);
        int special = random.nextInt(size);
        int kind = random.nextInt(6);
        WorkflowBuilder builder = WorkflowBuilder.workflow("Loops").sealed("Verdict", "Granted", "Refused");
        for (int i : order) {
            Node node = nodes.get(i);
            builder.step(names.get(i), node.result(), node.parameters().toArray(String[]::new));
            if (node.after() >= 0) {
                builder.after(names.get(node.after()));
            }
            if (node.repeat() >= 0) {
                String from = node.repeat() == i ? "" : names.get(node.repeat());
                builder.repeat(from, 3, "", node.goOn() ? OnLimit.GO_ON : OnLimit.FAIL);
            }
            if (kind == 0 && Math.abs(special - i) <= 1) {
                builder.parallel();
            } else if (kind == 1 && special == i) {
                builder.continueOnError();
            } else if (kind == 2 && Math.abs(special - i) <= 1) {
                builder.firstOf("group");
            }
        }
        for (int i : order) {
            if (nodes.get(i).until()) {
                builder.until(names.get(i), "done" + i);
            }
        }
        if (kind == 3) {
            builder.onlyIf(names.get(special), "isWanted", "Order");
        }
        return builder.result("outcome", "Outcome", "Optional<Cart>", "Optional<Quote>");
    }

    static int size(long seed) {
        return 2 + new Random(seed).nextInt(6);
    }

    private static Node node(int number, List<Node> earlier, Random random) {
        String result = switch (random.nextInt(6)) {
            case 0, 1 -> "Verdict";
            case 2 -> "Quote";
            case 3 -> "void";
            default -> "Cart";
        };
        List<String> parameters = new ArrayList<>();
        int after = -1;
        if (number == 0) {
            parameters.add("Order");
        } else {
            Node before = earlier.get(number - 1 - Math.min(number - 1, random.nextInt(8) / 5));
            String given = before.result();
            if (given.equals("Verdict") && random.nextInt(3) > 0) {
                parameters.add(random.nextBoolean() ? "Granted" : "Refused");
            } else if (given.equals("void") || random.nextInt(3) == 0) {
                after = number - 1;
            } else {
                parameters.add(given);
            }
            if (random.nextInt(3) == 0) {
                String other = random.nextBoolean() ? "Cart" : "Quote";
                parameters.add(random.nextBoolean() ? other : "Optional<" + other + ">");
            }
        }
        int repeat = random.nextInt(5) < 2 ? random.nextInt(number + 1) : -1;
        boolean until = repeat >= 0 && random.nextInt(3) > 0;
        return new Node(result, parameters.stream().distinct().toList(), after, repeat, until, random.nextInt(3) == 0);
    }
}
