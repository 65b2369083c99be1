package dev.lodestep.processor.check;

import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Small workflows at random, leaning towards ones that make sense; the same for the same seed. */
final class RandomWorkflows {
    private static final List<String> DECISIONS = List.of("Mode", "Fraud", "Verdict", "boolean");
    private static final List<String> VALUES = List.of("Cart", "Quote", "Bill");
    private static final List<String> CASES =
            List.of("Clear", "Suspect", "Granted", "Refused", "Late", "Wrong", "Small", "Big");

    private final Random random;
    private final int size;

    /** What each node is, as the calls that declare it, so that they can be made in any order and under any names. */
    record Declared(List<Node> nodes, List<Method> methods, Set<Integer> parallel) {
        /** The same workflow, many of whose nodes open a branch. */
        Declared withBranches(long seed) {
            Random random = new Random(seed * 31 + 11);
            Set<Integer> some = new TreeSet<>();
            for (int i = 0; i < nodes.size(); i++) {
                if (random.nextInt(3) > 0) {
                    some.add(i);
                }
            }
            return new Declared(nodes, methods, some);
        }
    }

    record Node(
            String result,
            List<String> parameters,
            List<Integer> from,
            List<Integer> after,
            List<String> when,
            List<String> ends,
            List<String> aborts) {}

    record Method(String kind, int target, List<String> parameters) {}

    private RandomWorkflows(long seed, int size) {
        random = new Random(seed);
        this.size = size;
    }

    static Declared of(long seed, int maxSize) {
        return new RandomWorkflows(seed, 1 + new Random(seed * 31 + 7).nextInt(maxSize)).declare();
    }

    private Declared declare() {
        List<Node> nodes = new ArrayList<>();
        boolean tidy = random.nextInt(4) > 0;
        for (int i = 0; i < size; i++) {
            nodes.add(node(i, nodes, tidy));
        }
        List<Method> methods = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            methods.add(new Method("onlyIf", random.nextInt(size), List.of("Order")));
        }
        if (random.nextInt(4) == 0) {
            int target = random.nextInt(size);
            methods.add(new Method("compensate", target, parameters(target, nodes, tidy)));
        }
        if (random.nextInt(3) == 0) {
            methods.add(new Method("result", 0, List.of("Optional<" + pick(VALUES) + ">", "Optional<Order>")));
        }
        return new Declared(nodes, methods, Set.of());
    }

    private Node node(int number, List<Node> earlier, boolean tidy) {
        String result = random.nextInt(3) == 0 ? pick(DECISIONS) : random.nextInt(5) == 0 ? "void" : pick(VALUES);
        if (!result.equals("void") && random.nextInt(10) == 0) {
            result = "Optional<" + result + ">";
        }
        List<String> parameters = number == 0 ? List.of("Order") : parameters(number, earlier, tidy);
        List<Integer> from = new ArrayList<>();
        parameters.forEach(each -> from.add(random.nextInt(12) == 0 && number > 0 ? random.nextInt(number) : -1));
        List<Integer> after = new ArrayList<>();
        List<String> when = new ArrayList<>();
        if (number > 0 && random.nextInt(tidy ? 2 : 3) == 0) {
            int before = tidy ? Math.max(0, number - 1 - random.nextInt(2)) : random.nextInt(size);
            after.add(before);
            if (before < number && random.nextInt(2) == 0) {
                when.addAll(casesOf(earlier.get(before).result(), 2));
            }
            if (random.nextInt(3) == 0) {
                after.add(random.nextInt(tidy ? number : size));
            }
        }
        List<String> cases = casesOf(result, 4);
        List<String> ends = !cases.isEmpty() && random.nextInt(3) == 0 ? cases.subList(0, 1) : List.of();
        List<String> aborts = cases.size() > 1 && random.nextInt(4) == 0 ? cases.subList(1, 2) : List.of();
        return new Node(result, parameters, from, after.stream().distinct().toList(), when, ends, aborts);
    }

    private List<String> parameters(int number, List<Node> earlier, boolean tidy) {
        List<String> found = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            int which = random.nextInt(8);
            String type = which == 0 ? "Order" : which < 3 && !tidy ? pick(VALUES) : which < 3 ? pick(CASES) : null;
            if (type == null && !earlier.isEmpty()) {
                Node giver = earlier.get(Math.max(0, Math.min(earlier.size(), number) - 1 - random.nextInt(3)));
                type = giver.result().equals("void") ? "Order" : plain(giver.result());
                List<String> cases = casesOf(type, 1);
                if (!cases.isEmpty() && CASES.contains(cases.get(0)) && random.nextInt(2) == 0) {
                    type = cases.get(0);
                }
            }
            String wanted = type == null ? "Order" : type;
            found.add(random.nextInt(5) == 0 ? "Optional<" + wanted + ">" : wanted);
        }
        return found.stream().distinct().toList();
    }

    private List<String> casesOf(String result, int count) {
        List<String> all = switch (plain(result)) {
            case "Mode" -> new ArrayList<>(List.of("FAST", "SLOW"));
            case "Fraud" -> new ArrayList<>(List.of("Clear", "Suspect"));
            case "Verdict" -> new ArrayList<>(List.of("Granted", "Refused", "Late", "Wrong"));
            case "boolean" -> new ArrayList<>(List.of("true", "false"));
            default -> new ArrayList<>();
        };
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), all.isEmpty() ? 0 : 1 + random.nextInt(count)));
    }

    private static String plain(String type) {
        return type.startsWith("Optional<") ? type.substring("Optional<".length(), type.length() - 1) : type;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Declares the nodes in this order, under these names. */
    static WorkflowBuilder build(Declared declared, List<Integer> order, List<String> names) {
        WorkflowBuilder workflow = WorkflowBuilder.workflow("Random")
                .sealed("Order", "Small", "Big")
                .sealed("Fraud", "Clear", "Suspect")
                .sealed("Verdict", "Granted", "Refused")
                .sealed("Refused", "Late", "Wrong")
                .enumeration("Mode", "FAST", "SLOW");
        for (int number : order) {
            Node node = declared.nodes().get(number);
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < node.parameters().size(); i++) {
                int from = node.from().get(i);
                parameters.add((from < 0 ? "" : "@From(" + names.get(from) + ") ")
                        + node.parameters().get(i));
            }
            workflow.step(names.get(number), node.result(), parameters.toArray(String[]::new))
                    .after(node.after().stream().map(names::get).toArray(String[]::new))
                    .when(node.when().toArray(String[]::new))
                    .ends(node.ends().toArray(String[]::new))
                    .aborts(node.aborts().toArray(String[]::new));
            if (declared.parallel().contains(number)) {
                workflow.parallel();
            }
        }
        for (Method method : declared.methods()) {
            String target = names.get(method.target());
            String[] parameters = method.parameters().toArray(String[]::new);
            switch (method.kind()) {
                case "onlyIf" -> workflow.onlyIf(target, "isWanted", parameters);
                case "compensate" -> workflow.compensate(target, "undo", parameters);
                default -> workflow.result("outcome", "Outcome", parameters);
            }
        }
        return workflow;
    }
}
