package dev.lodestep.processor.graph;

import dev.lodestep.processor.graph.Binding.Element;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ForEachModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import java.util.Optional;

/** Tells which parameters of a method that belongs to a {@code @ForEach} node are about the element at hand. */
final class OwnElement {
    private OwnElement() {}

    static Element of(NodeModel owner, CompanionModel method, ParameterModel parameter) {
        Optional<ForEachModel> forEach = owner.forEach().flatMap(ParameterModel::forEach);
        boolean ofNode = method instanceof CompanionModel.OnlyIfMethod || method instanceof CompanionModel.UntilMethod;
        if (forEach.isEmpty()
                || ofNode
                || !parameter.role().isData()
                || !parameter.from().isEmpty()) {
            return Element.NOTHING;
        }
        boolean result = method instanceof CompanionModel.CompensationMethod
                && owner.returns().type().equals(Optional.of(parameter.type()));
        return result
                ? Element.RESULT
                : parameter.type().equals(forEach.get().element()) ? Element.ITSELF : Element.NOTHING;
    }
}
