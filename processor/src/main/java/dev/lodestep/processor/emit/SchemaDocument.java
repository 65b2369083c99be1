package dev.lodestep.processor.emit;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.CodecPlan.Presence;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Describes persisted types as JSON: what is known by itself in place, records, sealed types and enums by name in one table. */
final class SchemaDocument {
    private final Map<String, Object> types = new TreeMap<>();

    /** All named types that were described, sorted. */
    Map<String, Object> types() {
        return types;
    }

    /** A type as other parts of the document name it. */
    Object of(CodecPlan plan) {
        if (plan instanceof CodecPlan.Scalar scalar) {
            return scalar.constant().replace("()", "").toLowerCase(Locale.ROOT);
        }
        if (plan instanceof CodecPlan.OfList list) {
            return Map.of("list", of(list.element()));
        }
        if (plan instanceof CodecPlan.OfArray array) {
            return Map.of("list", of(array.component()));
        }
        if (plan instanceof CodecPlan.OfSet set) {
            return Map.of("set", of(set.element()));
        }
        if (plan instanceof CodecPlan.OfOptional optional) {
            return optional(optional.value());
        }
        if (plan instanceof CodecPlan.OfMap map) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("map", of(map.value()));
            result.put("key", of(map.key()));
            return result;
        }
        String name = plan.type().qualified();
        if (!(plan instanceof CodecPlan.Recursion) && !types.containsKey(name)) {
            types.put(name, "");
            types.put(name, described(plan));
        }
        return Map.of("type", name);
    }

    Object optional(CodecPlan plan) {
        return Map.of("optional", of(plan));
    }

    private Object described(CodecPlan plan) {
        if (plan instanceof CodecPlan.OfRecord record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            record.stored().forEach(each -> fields.put(each.storedName(), component(each)));
            return Map.of("record", fields);
        }
        if (plan instanceof CodecPlan.Union union) {
            Map<String, Object> cases = new LinkedHashMap<>();
            union.variants().forEach(each -> cases.put(each.tag(), of(each.plan())));
            return Map.of("union", cases);
        }
        if (plan instanceof CodecPlan.Enumeration enumeration) {
            return Map.of(
                    "enum",
                    enumeration.constants().stream()
                            .map(CodecPlan.Constant::storedName)
                            .toList());
        }
        return plan instanceof CodecPlan.Custom custom
                ? Map.of("codec", custom.codec().qualified())
                : Map.of("codec", "databind");
    }

    private Object component(CodecPlan.Component component) {
        Object type = of(component.plan());
        if (component.aliases().isEmpty() && component.presence() == Presence.REQUIRED) {
            return type;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("value", type);
        if (component.presence() != Presence.REQUIRED) {
            result.put("whenAbsent", component.presence() == Presence.NULLABLE ? "null" : "zero");
        }
        if (!component.aliases().isEmpty()) {
            result.put("aliases", component.aliases());
        }
        return result;
    }
}
