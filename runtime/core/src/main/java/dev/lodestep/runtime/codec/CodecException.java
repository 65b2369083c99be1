package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/** A value and its JSON form that do not go together: where, and why. What was being done says the subclass. */
public abstract sealed class CodecException extends RuntimeException permits DecodeException, EncodeException {
    private static final long serialVersionUID = 1L;

    private final String context;
    private final String path;
    private final String problem;

    /** A new failure; {@code separator} stands between the path and the problem. */
    CodecException(String path, String separator, String problem, @Nullable Throwable cause) {
        this("", path, separator, problem, cause);
    }

    /** The same failure with more said about where it is. */
    CodecException(CodecException same, String context, String path, String separator) {
        this(context, path, separator, same.problem, same.getCause());
        setStackTrace(same.getStackTrace());
    }

    private CodecException(String context, String path, String separator, String problem, @Nullable Throwable cause) {
        super(context + path + separator + problem, cause);
        this.context = context;
        this.path = path;
        this.problem = problem;
    }

    /** Where, as a JSON path: {@code $.items[2].price}. */
    public final String path() {
        return path;
    }

    /** What is wrong there, without the path. */
    public final String problem() {
        return problem;
    }

    /** The same failure, its message led by the workflow and its version. */
    public abstract CodecException withContext(String workflow, int version);

    /** The same failure of what is itself part of a document, at {@code root} (such as {@code $.nodes.charge.value}) in it. */
    public abstract CodecException under(String root);

    final String context() {
        return context;
    }

    final String pathUnder(String root) {
        return JsonPath.join(root, path);
    }

    static String context(String workflow, int version) {
        return workflow + " v" + version + ": ";
    }
}
