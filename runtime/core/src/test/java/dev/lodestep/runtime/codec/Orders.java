package dev.lodestep.runtime.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small domain and its codecs, written as generated code writes them. */
final class Orders {
    private Orders() {}

    record Item(String sku, int count, BigDecimal price) {
        Item {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is negative");
            }
        }
    }

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record OrderRequest(
            String id,
            List<Item> items,
            Optional<String> note,
            @Nullable String by,
            int weight,
            Map<String, Long> stock,
            Set<Colour> colours,
            Decision decision) {}

    sealed interface Decision {}

    record Approved(String by) implements Decision {}

    record Rejected(String why, Optional<Decision> appeal) implements Decision {}

    enum Pending implements Decision {
        REVIEW,
        CLOSED {
            @Override
            public String toString() {
                return "closed";
            }
        }
    }

    record Tree(String name, List<Tree> children) {}

    record Link(Optional<Link> next) {}

    static final Codec<Item> ITEM = Codecs.record(
            "Item",
            in -> new Item(in.<String>get(0), in.<Integer>get(1), in.<BigDecimal>get(2)),
            Field.of("sku", Codecs.STRING, Item::sku),
            Field.of("count", Codecs.INT, Item::count),
            Field.of("price", Codecs.BIG_DECIMAL, Item::price));

    static final Codec<Colour> COLOUR = Codecs.enumeration("Colour", Colour.values(), Colour::name);

    static final Codec<Approved> APPROVED = Codecs.record(
            "Approved", in -> new Approved(in.<String>get(0)), Field.of("by", Codecs.STRING, Approved::by));

    static final Codec<Rejected> REJECTED = Codecs.record(
            "Rejected",
            in -> new Rejected(in.<String>get(0), in.<Optional<Decision>>get(1)),
            Field.of("why", Codecs.STRING, Rejected::why),
            Field.of("appeal", Codecs.optional(Codecs.lazy(() -> Orders.DECISION)), Rejected::appeal));

    static final Codec<Pending> PENDING = Codecs.enumeration("Pending", Pending.values(), Pending::name);

    static final Codec<Decision> DECISION = Codecs.union(
            "Decision",
            Variant.of("Approved", Approved.class, APPROVED),
            Variant.of("Rejected", Rejected.class, REJECTED),
            Variant.of("Pending", Pending.class, PENDING));

    static final Codec<OrderRequest> ORDER_REQUEST = Codecs.record(
            "OrderRequest",
            in -> new OrderRequest(
                    in.<String>get(0),
                    in.<List<Item>>get(1),
                    in.<Optional<String>>get(2),
                    in.<@Nullable String>get(3),
                    in.<Integer>get(4),
                    in.<Map<String, Long>>get(5),
                    in.<Set<Colour>>get(6),
                    in.<Decision>get(7)),
            Field.of("id", Codecs.STRING, OrderRequest::id),
            Field.of("items", Codecs.list(ITEM), OrderRequest::items),
            Field.of("note", Codecs.optional(Codecs.STRING), OrderRequest::note).alias("remark", "comment"),
            Field.nullable("by", Codecs.STRING, OrderRequest::by),
            Field.orZero("weight", Codecs.INT, OrderRequest::weight),
            Field.of("stock", Codecs.map(KeyCodec.STRING, Codecs.LONG), OrderRequest::stock),
            Field.of("colours", Codecs.set(COLOUR), OrderRequest::colours),
            Field.of("decision", DECISION, OrderRequest::decision));

    static final Codec<Tree> TREE = Codecs.record(
            "Tree",
            in -> new Tree(in.<String>get(0), in.<List<Tree>>get(1)),
            Field.of("name", Codecs.STRING, Tree::name),
            Field.of("children", Codecs.list(Codecs.lazy(() -> Orders.TREE)), Tree::children));

    static final Codec<Link> LINK = Codecs.record(
            "Link",
            in -> new Link(in.<Optional<Link>>get(0)),
            Field.of("next", Codecs.optional(Codecs.lazy(() -> Orders.LINK)), Link::next));

    static OrderRequest order() {
        return new OrderRequest(
                "o-1",
                List.of(new Item("a", 2, new BigDecimal("1.50")), new Item("b", 0, new BigDecimal("1E+3"))),
                Optional.of("leave at the door"),
                null,
                7,
                Map.of("left", 1L),
                Set.of(Colour.RED),
                new Approved("kim"));
    }
}
