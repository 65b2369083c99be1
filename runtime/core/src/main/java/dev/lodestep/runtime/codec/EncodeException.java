package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be stored as JSON; the message names the place in the value, why, and what to do:
 * {@code shop.OrderFulfilment v1: $.items[2].price is NaN, which JSON cannot hold}.
 */
public final class EncodeException extends CodecException {
    private static final long serialVersionUID = 1L;
    private static final String SEPARATOR = " ";

    EncodeException(String path, String problem, @Nullable Throwable cause) {
        super(path, SEPARATOR, problem, cause);
    }

    private EncodeException(EncodeException same, String context, String path) {
        super(same, context, path, SEPARATOR);
    }

    @Override
    public EncodeException withContext(String workflow, int version) {
        return new EncodeException(this, context(workflow, version), path());
    }

    @Override
    public EncodeException under(String root) {
        return new EncodeException(this, context(), pathUnder(root));
    }
}
