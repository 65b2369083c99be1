package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the end of a run is stored: one field names it, {@code {"completed":{"result":…}}}. */
final class EndingCodec implements Codec<Ending> {
    private final Optional<Codec<Object>> result;

    @SuppressWarnings("unchecked") // gives and gets only results of its own workflow
    EndingCodec(WorkflowDefinition<?, ?> definition) {
        result = definition.result().map(codec -> (Codec<Object>) codec);
    }

    @Override
    public void write(JsonOut out, Ending ending) {
        out.beginObject();
        if (ending instanceof Ending.Completed completed) {
            out.name("completed");
            out.beginObject();
            if (completed.result() != null) {
                out.field("result", result.orElseThrow(), completed.result());
            }
            out.endObject();
        } else if (ending instanceof Ending.Failed failed) {
            out.name("failed");
            out.beginObject();
            out.field("primary", StoredForms.FAILURE, failed.primary());
            out.field("suppressed", StoredForms.FAILURES, failed.suppressed());
            out.field("compensationFailures", StoredForms.FAILURES, failed.compensationFailures());
            out.endObject();
        } else if (ending instanceof Ending.Cancelled cancelled) {
            out.name("cancelled");
            out.beginObject();
            out.field("compensationFailures", StoredForms.FAILURES, cancelled.compensationFailures());
            out.endObject();
        }
        out.endObject();
    }

    @Override
    public Ending read(JsonIn in) {
        Ending ending = null;
        in.beginObject();
        for (String how; (how = in.nextField()) != null; ) {
            Parts parts = new Parts();
            in.object(field -> parts.read(field, in));
            ending = switch (how) {
                case "completed" -> new Ending.Completed(parts.result);
                case "failed" ->
                    new Ending.Failed(
                            in.require("primary", parts.primary), parts.suppressed, parts.compensationFailures);
                case "cancelled" -> new Ending.Cancelled(parts.compensationFailures);
                default -> throw in.invalid("no run ends as '" + how + "'");
            };
        }
        return in.require("completed", ending);
    }

    @Override
    public String expected() {
        return "how a run ended";
    }

    private final class Parts {
        private @Nullable Object result;
        private @Nullable Failure primary;
        private List<Failure> suppressed = List.of();
        private List<Failure> compensationFailures = List.of();

        void read(String field, JsonIn in) {
            switch (field) {
                case "result" -> result = EndingCodec.this.result.map(in::value).orElse(null);
                case "primary" -> primary = in.value(StoredForms.FAILURE);
                case "suppressed" -> suppressed = in.value(StoredForms.FAILURES);
                case "compensationFailures" -> compensationFailures = in.value(StoredForms.FAILURES);
                default -> {}
            }
        }
    }
}
