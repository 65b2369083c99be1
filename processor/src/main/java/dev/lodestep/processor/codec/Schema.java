package dev.lodestep.processor.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes in one canonical text what data of a plan looks like: the names and order that Java gives to types do not appear, only what is
 * stored. A type that was described before appears as its number.
 */
final class Schema {
    private final Map<String, CodecPlan> named = new HashMap<>();
    private final Map<String, Integer> described = new HashMap<>();

    /** A schema of these plans: a type that one of them only refers to is described in another one. */
    Schema(Stream<CodecPlan> plans) {
        plans.forEach(this::collect);
    }

    private void collect(CodecPlan plan) {
        boolean seen = isNamed(plan) && named.putIfAbsent(plan.type().qualified(), plan) != null;
        if (!seen) {
            plan.parts().forEach(this::collect);
        }
    }

    private static boolean isNamed(CodecPlan plan) {
        return plan instanceof CodecPlan.OfRecord
                || plan instanceof CodecPlan.Union
                || plan instanceof CodecPlan.Enumeration;
    }

    String of(CodecPlan plan) {
        if (plan instanceof CodecPlan.Scalar scalar) {
            return scalar.constant();
        }
        if (plan instanceof CodecPlan.OfList list) {
            return "list<" + of(list.element()) + ">";
        }
        if (plan instanceof CodecPlan.OfSet set) {
            return "set<" + of(set.element()) + ">";
        }
        if (plan instanceof CodecPlan.OfArray array) {
            return "list<" + of(array.component()) + ">";
        }
        if (plan instanceof CodecPlan.OfMap map) {
            return "map<" + of(map.key()) + "," + of(map.value()) + ">";
        }
        if (plan instanceof CodecPlan.OfOptional optional) {
            return of(optional.value()) + "?";
        }
        if (plan instanceof CodecPlan.Custom custom) {
            return "custom " + quoted(custom.codec().qualified());
        }
        if (plan instanceof CodecPlan.Databind databind) {
            return "databind " + quoted(databind.type().qualified());
        }
        String key = plan.type().qualified();
        Integer before = described.get(key);
        if (before != null) {
            return "#" + before;
        }
        described.put(key, described.size());
        return description(Objects.requireNonNull(named.get(key), key));
    }

    private String description(CodecPlan plan) {
        if (plan instanceof CodecPlan.OfRecord record) {
            return record.stored().stream().map(this::component).collect(Collectors.joining(",", "{", "}"));
        }
        if (plan instanceof CodecPlan.Union union) {
            return union.variants().stream()
                    .map(each -> quoted(each.tag()) + ":" + of(each.plan()))
                    .collect(Collectors.joining("|", "(", ")"));
        }
        return ((CodecPlan.Enumeration) plan)
                .constants().stream().map(each -> quoted(each.storedName())).collect(Collectors.joining("|", "[", "]"));
    }

    private String component(CodecPlan.Component component) {
        String aliases =
                component.aliases().stream().map(each -> "=" + quoted(each)).collect(Collectors.joining());
        return quoted(component.storedName()) + aliases + ":" + of(component.plan()) + markOf(component.presence());
    }

    private static String markOf(CodecPlan.Presence presence) {
        if (presence == CodecPlan.Presence.NULLABLE) {
            return "?";
        }
        return presence == CodecPlan.Presence.ZERO ? "0" : "";
    }

    static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
