package dev.lodestep.verification.codec;

import dev.lodestep.UseCodec;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An amount that its own codec stores as text, and another codec as a number of cents; it is no record. */
@UseCodec(Money.Text.class)
final class Money {
    private final long cents;

    Money(long cents) {
        this.cents = cents;
    }

    long cents() {
        return cents;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return ((Money) Objects.requireNonNull(other, "is never compared with null")).cents == cents;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(cents);
    }

    @Override
    public String toString() {
        return new BigDecimal(BigInteger.valueOf(cents), 2).toPlainString();
    }

    static final class Text implements Codec<Money> {
        @Override
        public void write(JsonOut out, Money value) {
            out.string(value.toString());
        }

        @Override
        public Money read(JsonIn in) {
            return in.parse("an amount", Text::money);
        }

        private static Money money(String text) {
            Money money = new Money(Long.parseLong(text.replace(".", "")));
            if (!money.toString().equals(text)) {
                throw new IllegalArgumentException(text);
            }
            return money;
        }

        @Override
        public String expected() {
            return "an amount";
        }
    }

    static final class Cents implements Codec<Money> {
        @Override
        public void write(JsonOut out, Money value) {
            out.number(value.cents);
        }

        @Override
        public Money read(JsonIn in) {
            return new Money(in.value(Codecs.LONG));
        }

        @Override
        public String expected() {
            return "cents";
        }
    }
}
