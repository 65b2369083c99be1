package dev.lodestep.verification.features;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lodestep.Databind;
import dev.lodestep.Default;
import dev.lodestep.Step;
import dev.lodestep.UseCodec;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that can be said of how values are stored, on types, components, parameters and methods. */
@Workflow
public class Archive {
    /** No record: its codec stores it. */
    @UseCodec(Cents.class)
    public static final class Amount {
        private final long cents;

        public Amount(long cents) {
            this.cents = cents;
        }

        @Override
        public String toString() {
            return cents + " cents";
        }
    }

    /** An amount as a number. */
    public static final class Cents implements Codec<Amount> {
        @Override
        public void write(JsonOut out, Amount value) {
            out.number(value.cents);
        }

        @Override
        public Amount read(JsonIn in) {
            return new Amount(in.value(Codecs.LONG));
        }

        @Override
        public String expected() {
            return "cents";
        }
    }

    /** An amount as text. */
    public static final class Worded implements Codec<Amount> {
        @Override
        public void write(JsonOut out, Amount value) {
            out.string("c" + value.cents);
        }

        @Override
        public Amount read(JsonIn in) {
            return in.parse("an amount in words", text -> new Amount(Long.parseLong(text.substring(1))));
        }

        @Override
        public String expected() {
            return "an amount in words";
        }
    }

    /** No record: databind stores it. */
    @Databind
    public static final class Note {
        @JsonProperty
        private final String text;

        @JsonCreator
        public Note(@JsonProperty("text") String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** As {@link Note}, but only where its use says so. */
    public static final class Remark {
        @JsonProperty
        private final String words;

        @JsonCreator
        public Remark(@JsonProperty("words") String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public record Paper(
            Amount amount,
            @UseCodec(Worded.class) Amount worded,
            Note note,
            @Databind Remark remark,
            @Default int pages,
            @Nullable String shelf,
            Optional<String> box) {}

    public record Filed(String text, @Nullable Integer number) {}

    @Step
    @UseCodec(Worded.class)
    Amount total(Paper paper) {
        return new Amount(paper.amount().cents + paper.worded().cents);
    }

    @Step
    @Databind
    Remark remark(Paper paper, Amount total) {
        return new Remark(paper.remark() + " of " + total);
    }

    @WaitForSignal(timeout = "1d", signal = "correction")
    Note correct(@UseCodec(Worded.class) Optional<Amount> amount, Amount total, Remark remark) {
        return new Note(amount.map(Amount::toString).orElse("right: ") + total + " " + remark);
    }

    @WaitForSignal(timeout = "1d", signal = "stamp", after = "correct")
    Filed file(@Databind Optional<Remark> stamp, Paper paper, Note note) {
        return new Filed(
                note + " " + stamp + " " + paper.pages() + " " + paper.shelf() + paper.box(),
                stamp.isPresent() ? 7 : null);
    }
}
