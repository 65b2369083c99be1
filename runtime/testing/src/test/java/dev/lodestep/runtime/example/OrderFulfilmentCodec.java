package dev.lodestep.runtime.example;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Field;
import dev.lodestep.runtime.codec.Variant;
import java.util.List;
import java.util.Optional;

/** How the values of {@link OrderFulfilment} are stored, as JSON. */
public final class OrderFulfilmentCodec {
    static final Codec<OrderFulfilment.Item> ITEM = Codecs.record(
            "Item",
            in -> new OrderFulfilment.Item(in.<String>get(0), in.<Integer>get(1)),
            Field.of("sku", Codecs.STRING, OrderFulfilment.Item::sku),
            Field.of("count", Codecs.INT, OrderFulfilment.Item::count));

    static final Codec<OrderFulfilment.OrderRequest> ORDER_REQUEST = Codecs.record(
            "OrderRequest",
            in -> new OrderFulfilment.OrderRequest(
                    in.<String>get(0), in.<List<OrderFulfilment.Item>>get(1), in.<Optional<String>>get(2)),
            Field.of("customer", Codecs.STRING, OrderFulfilment.OrderRequest::customer),
            Field.of("items", Codecs.list(ITEM), OrderFulfilment.OrderRequest::items),
            Field.of("mail", Codecs.optional(Codecs.STRING), OrderFulfilment.OrderRequest::mail));

    static final Codec<OrderFulfilment.Reservation> RESERVATION = Codecs.record(
            "Reservation",
            in -> new OrderFulfilment.Reservation(in.<String>get(0)),
            Field.of("id", Codecs.STRING, OrderFulfilment.Reservation::id));

    static final Codec<OrderFulfilment.Payment> PAYMENT = Codecs.record(
            "Payment",
            in -> new OrderFulfilment.Payment(in.<String>get(0), in.<Long>get(1)),
            Field.of("id", Codecs.STRING, OrderFulfilment.Payment::id),
            Field.of("cents", Codecs.LONG, OrderFulfilment.Payment::cents));

    public static final Codec<OrderFulfilment.ManagerAnswer> MANAGER_ANSWER = Codecs.record(
            "ManagerAnswer",
            in -> new OrderFulfilment.ManagerAnswer(in.<String>get(0), in.<Boolean>get(1)),
            Field.of("by", Codecs.STRING, OrderFulfilment.ManagerAnswer::by),
            Field.of("yes", Codecs.BOOLEAN, OrderFulfilment.ManagerAnswer::yes));

    static final Codec<OrderFulfilment.Approved> APPROVED = Codecs.record(
            "Approved",
            in -> new OrderFulfilment.Approved(in.<String>get(0)),
            Field.of("by", Codecs.STRING, OrderFulfilment.Approved::by));

    static final Codec<OrderFulfilment.Rejected> REJECTED = Codecs.record(
            "Rejected",
            in -> new OrderFulfilment.Rejected(in.<String>get(0)),
            Field.of("by", Codecs.STRING, OrderFulfilment.Rejected::by));

    static final Codec<OrderFulfilment.Decision> DECISION = Codecs.union(
            "Decision",
            Variant.of("Approved", OrderFulfilment.Approved.class, APPROVED),
            Variant.of("Rejected", OrderFulfilment.Rejected.class, REJECTED));

    static final Codec<OrderFulfilment.Shipment> SHIPMENT = Codecs.record(
            "Shipment",
            in -> new OrderFulfilment.Shipment(in.<String>get(0)),
            Field.of("tracking", Codecs.STRING, OrderFulfilment.Shipment::tracking));

    private OrderFulfilmentCodec() {}
}
