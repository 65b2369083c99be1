package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;

/** Every message about what can be seen on one declaration alone, without the graph. */
public final class DeclarationMessages {
    private DeclarationMessages() {}

    /** Why a class cannot be a workflow. */
    public enum ClassFault {
        ABSTRACT("is abstract", "Lodestep is given an instance of exactly this class. Make it concrete:"),
        PRIVATE("is private", "The generated classes live in the same package and must see it. Make it package-private or public:"),
        INNER("is an inner class", "An instance of it needs one of the class around it. Make it static:"),
        GENERIC("has type parameters", "The types of its results must be known to be stored. Write the types out:"),
        INTERFACE("is an interface", "The methods of a workflow have bodies. Make it a class:"),
        ENUM("is an enum", "A workflow is created with its services. Make it a class:"),
        RECORD("is a record", "A workflow holds services, not data. Make it a class:");

        private final String what;
        private final String why;

        ClassFault(String what, String why) {
            this.what = what;
            this.why = why;
        }
    }

    /** Why an annotation of the language cannot be where it is. */
    public enum PlaceFault {
        OUTSIDE_A_WORKFLOW("the class is no workflow", "Annotate the class with @Workflow, or remove the annotation."),
        PRIVATE("the method is private", "The generated machine calls it directly. Make it package-private."),
        STATIC("the method is static", "A node may use the workflow's services. Remove 'static'."),
        ABSTRACT("the method is abstract", "A node does something. Give it a body."),
        GENERIC("the method has type parameters", "What it takes and returns must be known. Write the types out."),
        PARAMETER("no result is bound to this parameter", "Remove the annotation, or take the type that the node gives."),
        NOT_A_NODE("the method is no node", "Put it on a method with @Step or @WaitForSignal.");

        private final String what;
        private final String way;

        PlaceFault(String what, String way) {
            this.what = what;
            this.way = way;
        }
    }

    /** {@code not-a-workflow}. */
    public static Finding notAWorkflow(SourceRef at, String className, ClassFault fault) {
        return new Finding(
                CheckId.NOT_A_WORKFLOW,
                at,
                Text.of("'" + className + "' cannot be a workflow: it " + fault.what)
                        .paragraph(fault.why)
                        .code("@Workflow", (fault == ClassFault.INNER ? "static class " : "class ") + className + " { … }")
                        .done());
    }

    /** {@code wrong-place}: an annotation where it means nothing; {@code annotation} without the at sign. */
    public static Finding wrongPlace(SourceRef at, String annotation, String method, PlaceFault fault) {
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("@" + annotation + " does not work on '" + method + "': " + fault.what)
                        .paragraph(fault.way)
                        .done());
    }

    /** {@code wrong-place}: two annotations that exclude each other on one method; both without the at sign. */
    public static Finding twoKinds(SourceRef at, String method, String first, String second) {
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("'" + method + "' cannot be both @" + first + " and @" + second)
                        .paragraph("A method is one node, or belongs to one. Remove one of the two, or split the method.")
                        .done());
    }

    /**
     * {@code not-persistable}.
     *
     * @param at the parameter or method
     * @param role what is to be stored: {@code the result of 'charge'}
     * @param path from the stored type to the culprit: {@code OrderRequest.items[].price}
     * @param culprit the type at the end of the path
     * @param reason what is wrong with it: {@code it is neither a record nor otherwise known}
     */
    public static Finding notPersistable(SourceRef at, String role, String path, TypeRef culprit, String reason) {
        String type = culprit.display();
        return new Finding(
                CheckId.NOT_PERSISTABLE,
                at,
                Text.of(role + " cannot be stored: " + path + " is " + article(type) + ", and " + reason)
                        .detail(path + ": " + culprit.qualified())
                        .paragraph("Make it storable, either way:")
                        .way(1, "make it a record of storable components", "record " + culprit.simpleName() + "(…) {}")
                        .way(2, "say how it is stored", "@UseCodec(" + culprit.simpleName() + "Codec.class)   or   @Databind")
                        .done());
    }

    /**
     * {@code too-large}.
     *
     * @param at the class
     * @param className the workflow's simple name
     * @param what of what there are too many: {@code nodes}
     * @param found how many there are
     * @param limit how many there may be
     */
    public static Finding tooLarge(SourceRef at, String className, String what, int found, int limit) {
        return new Finding(
                CheckId.TOO_LARGE,
                at,
                Text.of("'" + className + "' has " + found + " " + what + ", more than the " + limit
                                + " that generated classes can hold")
                        .paragraph("Split it into several workflows.")
                        .done());
    }

    private static String article(String noun) {
        return ("AEIOUaeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
