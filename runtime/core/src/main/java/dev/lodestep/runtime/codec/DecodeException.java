package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * Stored data that is not what its codec expects; the message names the place in the data, what was expected and what was found:
 * {@code shop.OrderFulfilment v1: $.items[2].price: expected a decimal number in a string, found true}.
 */
public final class DecodeException extends CodecException {
    private static final long serialVersionUID = 1L;
    private static final String SEPARATOR = ": ";

    DecodeException(String path, String problem, @Nullable Throwable cause) {
        super(path, SEPARATOR, problem, cause);
    }

    /** Data that is not even looked at, since it is not what was written. */
    public static DecodeException damaged(String problem) {
        return new DecodeException("$", problem, null);
    }

    private DecodeException(DecodeException same, String context, String path) {
        super(same, context, path, SEPARATOR);
    }

    @Override
    public DecodeException withContext(String workflow, int version) {
        return new DecodeException(this, context(workflow, version), path());
    }

    @Override
    public DecodeException under(String root) {
        return new DecodeException(this, context(), pathUnder(root));
    }
}
