package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;

/** A method that belongs to a node or to the whole workflow without being a node itself. */
public sealed interface CompanionModel {
    /** The method's name. */
    String method();

    /** In the order of the source. */
    List<ParameterModel> parameters();

    /** The method. */
    SourceRef source();

    /**
     * A {@code @Compensate} method.
     *
     * @param target the name of the step it undoes
     * @param method the method's name
     * @param parameters in the order of the source
     * @param evenIfFailed whether it also undoes a step that failed after it began
     * @param retry its own policy
     * @param source the method
     */
    record CompensationMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            boolean evenIfFailed,
            Optional<RetryModel> retry,
            SourceRef source)
            implements CompanionModel {
        public CompensationMethod {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * An {@code @OnlyIf} predicate.
     *
     * @param target the name of the node it guards
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns, which should be a boolean
     * @param source the method
     */
    record OnlyIfMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            ReturnModel returns,
            SourceRef source)
            implements CompanionModel {
        public OnlyIfMethod {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A {@code @Result} method.
     *
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns: the type of the workflow's result
     * @param source the method
     */
    record ResultMethod(String method, List<ParameterModel> parameters, ReturnModel returns, SourceRef source)
            implements CompanionModel {
        public ResultMethod {
            parameters = List.copyOf(parameters);
        }
    }
}
