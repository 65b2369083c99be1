package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A method that belongs to a node or to the whole workflow without being a node itself. */
public sealed interface CompanionModel {
    /** The method's name. */
    String method();

    /** In the order of the source. */
    List<ParameterModel> parameters();

    /** The method. */
    SourceRef source();

    /** The method's name with the types of its parameters, by which overloads differ: {@code undo(java.lang.String)}. */
    default String signature() {
        return method()
                + parameters().stream()
                        .map(each -> each.taken().qualified())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** What comes back from calling it; {@link ReturnModel#nothing()} where that is not looked at. */
    default ReturnModel returns() {
        return ReturnModel.nothing();
    }

    /** A method that belongs to a node. */
    sealed interface OfNode extends CompanionModel {
        /** The name of the node. */
        Sourced<String> target();

        /** The annotation that it carries, without the at sign. */
        String annotation();
    }

    /**
     * A {@code @Compensate} method.
     *
     * @param target the name of the step it undoes
     * @param method the method's name
     * @param parameters in the order of the source
     * @param evenIfFailed whether it also undoes a step that failed after it began
     * @param retry its own policy
     * @param timeout the text of {@code @Timeout}; not yet known to be a duration
     * @param source the method
     */
    record CompensationMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            boolean evenIfFailed,
            Optional<RetryModel> retry,
            Optional<Sourced<String>> timeout,
            SourceRef source)
            implements OfNode {
        public CompensationMethod {
            parameters = List.copyOf(parameters);
        }

        /** Whether it writes in the transaction of its checkpoint. */
        public boolean isTransactional() {
            return parameters.stream().anyMatch(each -> each.role() == ParameterRole.CONNECTION);
        }

        @Override
        public String annotation() {
            return "Compensate";
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
            implements OfNode {
        public OnlyIfMethod {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String annotation() {
            return "OnlyIf";
        }
    }

    /**
     * A {@code @Recover} method.
     *
     * @param target the name of the step that it stands in for
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns
     * @param source the method
     */
    record RecoverMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            ReturnModel returns,
            SourceRef source)
            implements OfNode {
        public RecoverMethod {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String annotation() {
            return "Recover";
        }
    }

    /**
     * An {@code @Until} predicate.
     *
     * @param target the name of the repeating node whose loop it ends
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns
     * @param source the method
     */
    record UntilMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            ReturnModel returns,
            SourceRef source)
            implements OfNode {
        public UntilMethod {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String annotation() {
            return "Until";
        }
    }

    /**
     * A {@code @Due} method.
     *
     * @param target the name of the wait whose deadline it computes
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns
     * @param source the method
     */
    record DueMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            ReturnModel returns,
            SourceRef source)
            implements OfNode {
        public DueMethod {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String annotation() {
            return "Due";
        }
    }

    /**
     * A {@code @Check} method.
     *
     * @param target the name of the wait whose payload it looks at
     * @param method the method's name
     * @param parameters in the order of the source
     * @param returns what the method returns
     * @param source the method
     */
    record CheckMethod(
            Sourced<String> target,
            String method,
            List<ParameterModel> parameters,
            ReturnModel returns,
            SourceRef source)
            implements OfNode {
        public CheckMethod {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String annotation() {
            return "Check";
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
