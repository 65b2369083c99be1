package dev.lodestep.verification.codec;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lodestep.Databind;
import dev.lodestep.Default;
import dev.lodestep.Step;
import dev.lodestep.UseCodec;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores a type of each kind there is, so that each has a generated codec. */
@Workflow
public class Shelf {
    @Step
    Cells cells(Names names) {
        throw new UnsupportedOperationException();
    }

    @Step(after = "cells")
    Keys keys() {
        throw new UnsupportedOperationException();
    }

    @Step(after = "keys")
    Scalars scalars() {
        throw new UnsupportedOperationException();
    }

    @Step(after = "scalars")
    Pair<Pair<String, Point>, List<Figure>> pairs() {
        throw new UnsupportedOperationException();
    }

    @UseCodec(Money.Cents.class)
    @Step(after = "pairs")
    Money money() {
        throw new UnsupportedOperationException();
    }

    @WaitForSignal(after = "money", timeout = "300d")
    Chain links(@UseCodec(Money.Cents.class) Optional<Money> price) {
        throw new UnsupportedOperationException();
    }

    // one component of each kind, always called "it"

    record OfInt(int it) {}

    record OfLong(long it) {}

    record OfChar(char it) {}

    record OfDouble(double it) {}

    record OfBoolean(boolean it) {}

    record OfDefaultInt(@Default int it) {}

    record OfDefaultDouble(@Default double it) {}

    record OfDefaultBoolean(@Default boolean it) {}

    record OfBoxed(Integer it) {}

    record OfNullableBoxed(@Nullable Integer it) {}

    record OfText(String it) {}

    record OfNullableText(@Nullable String it) {}

    record OfOptional(Optional<String> it) {}

    record OfOptionalList(Optional<List<Integer>> it) {}

    record OfList(List<Point> it) {}

    record OfNullableList(@Nullable List<Integer> it) {}

    record OfSet(Set<Color> it) {}

    record OfMap(Map<Color, Integer> it) {}

    record OfUnion(Figure it) {}

    record OfNullableUnion(@Nullable Figure it) {}

    record OfGeneric(Pair<Integer, Point> it) {}

    record OfEnum(Color it) {}

    record OfArray(Point[] it) {}

    record OfInts(int[] it) {}

    record OfBytes(byte[] it) {}

    record OfDecimal(BigDecimal it) {}

    record OfJson(JsonNode it) {}

    record OfNullableJson(@Nullable JsonNode it) {}

    record OfMoney(Money it) {}

    record OfCents(@UseCodec(Money.Cents.class) Money it) {}

    record OfDatabind(@Databind Legacy it) {}

    record Cells(
            OfInt a,
            OfLong b,
            OfChar c,
            OfDouble d,
            OfBoolean e,
            OfDefaultInt f,
            OfDefaultDouble g,
            OfDefaultBoolean h,
            OfBoxed i,
            OfNullableBoxed j,
            OfText k,
            OfNullableText l,
            OfOptional m,
            OfOptionalList n,
            OfList o,
            OfNullableList p,
            OfSet q,
            OfMap r,
            OfUnion s,
            OfNullableUnion t,
            OfGeneric u,
            OfEnum v,
            OfArray w,
            OfInts x,
            OfBytes y,
            OfDecimal z,
            OfJson aa,
            OfNullableJson bb,
            OfMoney cc,
            OfCents dd,
            OfDatabind ee) {}

    enum Color {
        RED,
        GREEN {},
        @JsonProperty("blau")
        BLUE
    }

    record Point(int x, int y) {}

    record Pair<A, B>(A first, List<B> second) {}

    sealed interface Figure permits Dot, Round, Shade, Named {}

    record Dot() implements Figure {}

    sealed interface Round extends Figure permits Circle, Ring {}

    record Circle(Point centre, int radius) implements Round {}

    record Ring(Circle outer, Circle inner) implements Round {}

    @JsonTypeName("shade-of")
    enum Shade implements Figure {
        LIGHT,
        DARK {}
    }

    sealed interface Named extends Figure permits Labelled {}

    record Labelled(String label, Figure of) implements Named {}

    /** As an earlier version of the workflow knew figures. */
    sealed interface OldFigure permits OldDot {}

    @JsonTypeName("Dot")
    record OldDot() implements OldFigure {}

    sealed interface Answer<T> permits Yes, No {}

    record Yes<T>(T value, Pair<T, Integer> pair) implements Answer<T> {}

    record No<T>(String why) implements Answer<T> {}

    record Chain(Optional<Chain> next) {}

    record Ping(@Nullable Pong pong) {}

    record Pong(List<Ping> pings) {}

    record Names(
            @JsonProperty("n") String name,
            @JsonAlias({"amount", "sum", "total", "sum"}) int total,
            @JsonIgnore Optional<String> secret,
            @JsonProperty("secret") String open,
            @JsonProperty("") String plain,
            @JsonIgnore int ignored,
            Answer<String> text,
            Answer<Point> point,
            Ping ping,
            OldFigure old) {}

    record Keys(
            Map<String, Integer> texts,
            Map<Boolean, Integer> booleans,
            Map<Character, Integer> characters,
            Map<Byte, Integer> bytes,
            Map<Short, Integer> shorts,
            Map<Integer, Integer> ints,
            Map<Long, Integer> longs,
            Map<Float, Integer> floats,
            Map<Double, Integer> doubles,
            Map<BigInteger, Integer> integers,
            Map<BigDecimal, Integer> decimals,
            Map<UUID, Integer> ids,
            Map<Color, Integer> colors) {}

    record Scalars(
            byte a,
            short b,
            float c,
            Boolean d,
            Byte e,
            Short f,
            Long g,
            Float h,
            Double i,
            Character j,
            BigInteger k,
            UUID l,
            URI m,
            Instant n,
            LocalDate o,
            LocalTime p,
            LocalDateTime q,
            OffsetDateTime r,
            OffsetTime s,
            ZonedDateTime t,
            Duration u,
            Period v,
            Year w,
            YearMonth x,
            MonthDay y,
            ZoneId z,
            ZoneOffset aa,
            DayOfWeek bb,
            Month cc,
            boolean[] dd,
            short[] ee,
            long[][] ff,
            float[] gg,
            double[] hh,
            char[] ii,
            Set<Instant> jj,
            List<Set<BigDecimal>> kk) {}

    static final class Legacy {
        public int zipCode;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Legacy legacy && legacy.zipCode == zipCode;
        }

        @Override
        public int hashCode() {
            return zipCode;
        }
    }
}
