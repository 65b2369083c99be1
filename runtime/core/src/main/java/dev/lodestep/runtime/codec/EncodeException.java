package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/** A value that cannot be stored as JSON; the message names the place in the value, why, and what to do. */
public final class EncodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String context;
    private final String path;
    private final String problem;

    EncodeException(String path, String problem, @Nullable Throwable cause) {
        this("", path, problem, cause);
    }

    private EncodeException(String context, String path, String problem, @Nullable Throwable cause) {
        super(context + path + " " + problem, cause);
        this.context = context;
        this.path = path;
        this.problem = problem;
    }

    /** Where in the value, as a JSON path: {@code $.items[2].price}. */
    public String path() {
        return path;
    }

    /** What is wrong there, in words that follow the path: {@code is NaN, which JSON cannot hold}. */
    public String problem() {
        return problem;
    }

    /** The same failure, its message led by the workflow and its version: {@code shop.OrderFulfilment v1: $.price is …}. */
    public EncodeException withContext(String workflow, int version) {
        return restated(workflow + " v" + version + ": ", path);
    }

    /** The same failure of a value that is itself part of a document, at {@code root} (such as {@code $.nodes.charge.value}) in it. */
    public EncodeException under(String root) {
        return restated(context, JsonPath.join(root, path));
    }

    private EncodeException restated(String newContext, String newPath) {
        EncodeException restated = new EncodeException(newContext, newPath, problem, getCause());
        restated.setStackTrace(getStackTrace());
        return restated;
    }
}
