package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a workflow may store comes back from a snapshot as it was. */
class PersistedTypesTest {
    @Test
    void everyKnownTypeSurvivesASnapshot() throws Exception {
        assertThat(Driver.run("""
                        package com.acme;
                        import com.fasterxml.jackson.databind.JsonNode;
                        import com.fasterxml.jackson.databind.node.IntNode;
                        import dev.lodestep.*;
                        import java.math.*;
                        import java.net.URI;
                        import java.time.*;
                        import java.util.*;
                        @Workflow
                        class Everything {
                            @Step All all(Start start) { return All.sample(); }
                            @WaitForSignal(after = "all", timeout = "1d") String go(Optional<String> go) { return go.orElse("none"); }
                            @Step String last(All all, String go) { return all.equals(All.sample()) + " " + go; }
                            record Start(int one) {}
                            enum Color { RED, GREEN { } }
                            record Point(int x, int y) {}
                            record All(
                                    boolean a, byte b, short c, int d, long e, float f, double g, char h,
                                    Boolean a2, Byte b2, Short c2, Integer d2, Long e2, Float f2, Double g2, Character h2,
                                    String text, Color color, Point point, Optional<Point> some, Optional<String> none,
                                    List<Point> list, Set<String> set, Map<String, Point> byName, Map<Color, Integer> byColor,
                                    Map<Integer, List<Long>> byNumber, Map<UUID, Optional2> byId,
                                    BigDecimal decimal, BigInteger integer, UUID id, URI uri, JsonNode json,
                                    Instant instant, LocalDate date, LocalTime time, LocalDateTime dateTime,
                                    OffsetDateTime offset, OffsetTime offsetTime, ZonedDateTime zoned, Duration duration,
                                    Period period, Year year, YearMonth yearMonth, MonthDay monthDay, ZoneId zone,
                                    ZoneOffset zoneOffset, DayOfWeek day, Month month, List<List<String>> nested) {
                                record Optional2(Optional<Color> color) {}
                                static All sample() {
                                    return new All(true, (byte) 1, (short) 2, 3, 4L, 5.5f, 6.25, 'h',
                                            false, (byte) 7, (short) 8, 9, 10L, 11.5f, 12.125, 'z',
                                            "text", Color.GREEN, new Point(1, 2), Optional.of(new Point(3, 4)), Optional.empty(),
                                            List.of(new Point(5, 6)), Set.of("a"), Map.of("p", new Point(7, 8)), Map.of(Color.RED, 1),
                                            Map.of(3, List.of(4L)), Map.of(new UUID(1, 2), new Optional2(Optional.of(Color.RED))),
                                            new BigDecimal("1.50"), BigInteger.TEN.pow(30), new UUID(3, 4), URI.create("urn:x"), IntNode.valueOf(7),
                                            Instant.EPOCH.plusNanos(1), LocalDate.EPOCH, LocalTime.NOON, LocalDateTime.MIN,
                                            OffsetDateTime.MIN, OffsetTime.MIN, ZonedDateTime.of(LocalDateTime.MIN, ZoneId.of("Europe/Berlin")),
                                            Duration.ofMillis(5), Period.ofDays(3), Year.of(2020), YearMonth.of(2020, 2), MonthDay.of(2, 29),
                                            ZoneId.of("Europe/Berlin"), ZoneOffset.UTC, DayOfWeek.FRIDAY, Month.MAY, List.of(List.of("x")));
                                }
                            }
                        }
                        """, """
                        var machine = EverythingMachine.of(new Everything());
                        var paused = (Outcome.Paused<String>) machine.run(new Everything.Start(1));
                        var snapshot = Snapshot.parse(paused.snapshot().toJson());
                        return machine.resume(snapshot).go("went").toString();
                        """)).contains("true went");
    }

    @Test
    void arraysOfAnyDepthSurvive() throws Exception {
        assertThat(Driver.run("""
                        package com.acme;
                        import dev.lodestep.*;
                        import java.util.*;
                        @Workflow
                        class Arrays1 {
                            @Step Held hold(Start start) {
                                return new Held(new byte[] {1, 2}, new int[] {3}, new long[][] {{4}, {}}, new String[] {"s"},
                                        new Item[][] {{new Item("i")}}, new char[] {'c'}, new double[] {1.5}, new boolean[] {true}, new Integer[] {9});
                            }
                            @WaitForSignal(after = "hold", timeout = "1d") byte[] go(Optional<byte[]> go) { return go.orElseThrow(); }
                            @Step String last(Held h, byte[] go) {
                                return "" + h.bytes()[1] + h.ints()[0] + h.longs()[0][0] + h.longs().length + h.texts()[0] + h.items()[0][0].name()
                                    + h.chars()[0] + h.doubles()[0] + h.flags()[0] + h.boxes()[0] + go[0];
                            }
                            record Start(int one) {}
                            record Item(String name) {}
                            record Held(byte[] bytes, int[] ints, long[][] longs, String[] texts, Item[][] items, char[] chars,
                                    double[] doubles, boolean[] flags, Integer[] boxes) {}
                        }
                        """, """
                        var machine = Arrays1Machine.of(new Arrays1());
                        var paused = (Outcome.Paused<String>) machine.run(new Arrays1.Start(1));
                        return machine.resume(Snapshot.parse(paused.snapshot().toJson())).go(new byte[] {8}).toString();
                        """)).contains("2342sic1.5true98");
    }

    @Test
    void genericAndRecursiveRecordsAndUnionsSurvive() throws Exception {
        assertThat(Driver.run("""
                        package com.acme;
                        import dev.lodestep.*;
                        import java.util.*;
                        @Workflow
                        class Shapes {
                            record Pair<A, B>(A first, List<B> second) {}
                            record Tree(String name, List<Tree> children, Optional<Tree> next) {}
                            sealed interface Answer<T> permits Yes, No {}
                            record Yes<T>(T value, Pair<T, Integer> pair) implements Answer<T> {}
                            record No<T>(String why) implements Answer<T> {}
                            sealed interface Expr permits Num, Sum, Unary {}
                            sealed interface Unary extends Expr permits Neg, Abs {}
                            record Num(int value) implements Expr {}
                            record Sum(Expr left, Expr right) implements Expr {}
                            record Neg(Expr of) implements Unary {}
                            record Abs(Expr of) implements Unary {}
                            enum Mode implements Kind { FAST, SLOW }
                            sealed interface Kind permits Mode, Other {}
                            record Other() implements Kind {}
                            record Start(Tree tree, Pair<String, Long> pair) {}
                            record Held(Answer<String> answer, Expr expr, List<Kind> kinds, Pair<Tree, Expr> deep) {}

                            @Step Held hold(Start s) {
                                return new Held(new Yes<>("v", new Pair<>("w", List.of(1))),
                                        new Sum(new Neg(new Num(2)), new Abs(new Num(3))), List.of(Mode.SLOW, new Other()),
                                        new Pair<>(s.tree(), List.of(new Num(5))));
                            }
                            @WaitForSignal(after = "hold", timeout = "1d") Answer<Long> ask(Optional<Answer<Long>> answer) { return answer.orElseThrow(); }
                            @Step String yes(Yes<Long> yes, Held held) { return yes + " " + held; }
                            @Step String no(No<Long> no) { return no.why(); }
                        }
                        """, """
                        var machine = ShapesMachine.of(new Shapes());
                        var tree = new Shapes.Tree("root", List.of(new Shapes.Tree("leaf", List.of(), Optional.empty())), Optional.empty());
                        var paused = (Outcome.Paused<String>) machine.run(new Shapes.Start(tree, new Shapes.Pair<>("p", List.of(1L))));
                        var outcome = machine.resume(Snapshot.parse(paused.snapshot().toJson()))
                                .ask(new Shapes.Yes<>(7L, new Shapes.Pair<>(8L, List.of(9))));
                        return outcome.toString();
                        """))
                .contains("Yes[value=7, pair=Pair[first=8, second=[9]]]")
                .contains("Sum[left=Neg[of=Num[value=2]], right=Abs[of=Num[value=3]]]")
                .contains("kinds=[SLOW, Other[]]")
                .contains("Tree[name=leaf");
    }

    @Test
    void namesAndAbsenceAreAsAnnotated() throws Exception {
        assertThat(Driver.run("""
                        package com.acme;
                        import com.fasterxml.jackson.annotation.*;
                        import dev.lodestep.*;
                        import dev.lodestep.runtime.codec.*;
                        import java.util.*;
                        @Workflow
                        class Named {
                            @interface Nullable {}
                            record Start(
                                    @JsonProperty("n") String name, @JsonAlias({"amount", "sum"}) int total, @Nullable String note,
                                    @Default int count, @Default boolean flag, @JsonIgnore Optional<String> secret, @JsonIgnore byte small,
                                    Color color, Money price, @UseCodec(CentCodec.class) Optional<Long> cents,
                                    @UseCodec(CentCodec.class) List<Long> all, @Databind Legacy legacy, Tag tag) {}
                            enum Color { @JsonProperty("r") RED, GREEN }
                            @UseCodec(MoneyCodec.class) static final class Money {
                                final int amount;
                                Money(int amount) { this.amount = amount; }
                                @Override public String toString() { return "EUR " + amount; }
                            }
                            public static final class MoneyCodec implements Codec<Money> {
                                @Override public void write(JsonOut out, Money value) { Codecs.INT.write(out, value.amount); }
                                @Override public Money read(JsonIn in) { return new Money(in.value(Codecs.INT)); }
                            }
                            public static final class CentCodec implements Codec<Long> {
                                @Override public void write(JsonOut out, Long value) { Codecs.STRING.write(out, value + "c"); }
                                @Override public Long read(JsonIn in) { return Long.valueOf(in.value(Codecs.STRING).replace("c", "")); }
                            }
                            public static final class Legacy {
                                public int x;
                                @Override public String toString() { return "Legacy " + x; }
                            }
                            sealed interface Tag permits A, B {}
                            @JsonTypeName("first") record A(int v) implements Tag {}
                            record B(int v) implements Tag {}

                            @Step String show(Start s) { return s.toString(); }
                            @Databind @Step List<Legacy> databound(Start s, String show) { Legacy l = new Legacy(); l.x = 6; return List.of(l); }
                            @Step String last(List<Legacy> all, @From("show") String shown) { return all.get(0).x + shown; }
                        }
                        """, """
                        var s = NamedMachine.Stored.START;
                        String json = new String(Json.encode(s, new Named.Start("a", 1, null, 2, true, Optional.of("x"), (byte) 3, Named.Color.RED,
                                new Named.Money(5), Optional.of(4L), List.of(5L, 6L), new Named.Legacy(), new Named.A(1))), java.nio.charset.StandardCharsets.UTF_8);
                        var back = Json.decode(s, "{\\"n\\":\\"b\\",\\"sum\\":7,\\"color\\":\\"r\\",\\"price\\":9,\\"all\\":[],\\"legacy\\":{\\"x\\":3},\\"tag\\":{\\"B\\":{\\"v\\":2}}}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        return json + "\\n" + back + "\\n" + NamedMachine.of(new Named()).run(back);
                        """))
                .contains(
                        "{\"n\":\"a\",\"total\":1,\"count\":2,\"flag\":true,\"color\":\"r\",\"price\":5,\"cents\":\"4c\",\"all\":[\"5c\",\"6c\"],"
                                + "\"legacy\":{\"x\":0},\"tag\":{\"first\":{\"v\":1}}}")
                .contains(
                        "Start[name=b, total=7, note=null, count=0, flag=false, secret=Optional.empty, small=0, color=RED, price=EUR 9, "
                                + "cents=Optional.empty, all=[], legacy=Legacy 3, tag=B[v=2]]")
                .contains("6Start[name=b");
    }
}
