package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.model.ForEachModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.TypeRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes one method as JSON: where its values come from, and how its attempts are repeated. */
final class MethodDocument {
    private MethodDocument() {}

    static Map<String, Object> of(BoundMethod<?> bound) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("method", bound.method().method());
        putIfAny(result, "parameters", parameters(bound.bindings()));
        return result;
    }

    static List<Map<String, Object>> parameters(List<Binding> bindings) {
        return bindings.stream()
                .filter(each -> each.parameter().role().isData())
                .map(MethodDocument::parameter)
                .toList();
    }

    private static Map<String, Object> parameter(Binding binding) {
        ParameterModel parameter = binding.parameter();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", parameter.name());
        result.put("type", parameter.type().qualified());
        if (parameter.role() == ParameterRole.OPTIONAL) {
            result.put("optional", true);
        }
        if (parameter.role() == ParameterRole.GATHERED) {
            result.put("gathered", true);
        }
        putIfAny(result, "from", binding.producers());
        putIfAny(result, "earlier", binding.earlier());
        if (binding.input()) {
            result.put("input", true);
        }
        if (binding.caseParameter()) {
            result.put("case", true);
        }
        if (binding.element() != Binding.Element.NOTHING) {
            result.put("element", binding.element() == Binding.Element.ITSELF ? "itself" : "result");
        }
        Optional<ForEachModel> forEach = parameter.forEach();
        forEach.ifPresent(
                each -> result.put("maxConcurrency", each.maxConcurrency().value()));
        return result;
    }

    static Map<String, Object> retry(RetryModel retry) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("maxAttempts", retry.maxAttempts().value());
        result.put("initial", DurationCode.parse(retry.initial()).toString());
        result.put("factor", retry.factor().value());
        result.put("cap", DurationCode.parse(retry.cap()).toString());
        result.put("jitter", retry.jitter().value());
        putIfAny(result, "on", retry.on().stream().map(TypeRef::qualified).toList());
        putIfAny(result, "notOn", retry.notOn().stream().map(TypeRef::qualified).toList());
        return result;
    }

    static void putIfAny(Map<String, Object> target, String key, List<?> values) {
        if (!values.isEmpty()) {
            target.put(key, values);
        }
    }
}
