package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/** Stored data that is not what its codec expects; the message names the place in the data, what was expected and what was found. */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String context;
    private final String path;
    private final String problem;

    DecodeException(String path, String problem, @Nullable Throwable cause) {
        this("", path, problem, cause);
    }

    private DecodeException(String context, String path, String problem, @Nullable Throwable cause) {
        super(context + path + ": " + problem, cause);
        this.context = context;
        this.path = path;
        this.problem = problem;
    }

    /** Where in the data, as a JSON path: {@code $.items[2].price}. */
    public String path() {
        return path;
    }

    /** What is wrong there: {@code expected a decimal number in a string, found true}. */
    public String problem() {
        return problem;
    }

    /**
     * The same failure, its message led by the workflow and its version:
     * {@code shop.OrderFulfilment v1: $.items[2].price: expected a decimal number in a string, found true}.
     */
    public DecodeException withContext(String workflow, int version) {
        return restated(workflow + " v" + version + ": ", path);
    }

    /** The same failure of data that is itself part of a document, at {@code root} (such as {@code $.nodes.charge.value}) in it. */
    public DecodeException under(String root) {
        return restated(context, JsonPath.join(root, path));
    }

    private DecodeException restated(String newContext, String newPath) {
        DecodeException restated = new DecodeException(newContext, newPath, problem, getCause());
        restated.setStackTrace(getStackTrace());
        return restated;
    }
}
