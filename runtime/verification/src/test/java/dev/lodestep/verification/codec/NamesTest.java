package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.verification.codec.Shelf.Names;
import dev.lodestep.verification.codec.Shelf.No;
import dev.lodestep.verification.codec.Shelf.OfDatabind;
import dev.lodestep.verification.codec.Shelf.OfMoney;
import dev.lodestep.verification.codec.Shelf.OfNullableText;
import dev.lodestep.verification.codec.Shelf.OfOptional;
import dev.lodestep.verification.codec.Shelf.OldDot;
import dev.lodestep.verification.codec.Shelf.Ping;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What annotations say about the form of data. */
class NamesTest {
    private static final String REST = ",\"secret\":\"o\",\"plain\":\"p\",\"text\":{\"No\":{\"why\":\"t\"}},"
            + "\"point\":{\"No\":{\"why\":\"p\"}},\"ping\":{},\"old\":{\"Dot\":{}}}";

    private static Names names(int total) {
        return new Names(
                "n", total, Optional.empty(), "o", "p", 0, new No<>("t"), new No<>("p"), new Ping(null), new OldDot());
    }

    @Test
    void a_field_has_the_name_of_its_component_or_the_one_given() {
        assertThat(Json.encode(ShelfMachine.Stored.NAMES, names(1)))
                .asString(UTF_8)
                .isEqualTo("{\"n\":\"n\",\"total\":1" + REST);
    }

    @Test
    void aliases_are_read_and_never_written() {
        for (String alias : new String[] {"total", "amount", "sum"}) {
            assertThat(read("{\"n\":\"n\",\"" + alias + "\":7" + REST)).isEqualTo(names(7));
        }
        assertThatThrownBy(() -> read("{\"n\":\"n\",\"sum\":1,\"total\":1" + REST))
                .isInstanceOf(DecodeException.class)
                .hasMessage("$.total: the field is there twice");
        assertThatThrownBy(() -> read("{\"n\":\"n\"" + REST))
                .hasMessage("$.total: expected an int, but the field is missing");
    }

    @Test
    void an_ignored_component_is_neither_written_nor_read() {
        Names secret = new Names(
                "n", 1, Optional.of("s"), "o", "p", 9, new No<>("t"), new No<>("p"), new Ping(null), new OldDot());

        byte[] json = Json.encode(ShelfMachine.Stored.NAMES, secret);

        assertThat(json).isEqualTo(Json.encode(ShelfMachine.Stored.NAMES, names(1)));
        assertThat(read("{\"ignored\":5,\"n\":\"n\",\"total\":1" + REST)).isEqualTo(names(1));
    }

    @Test
    void absence_is_written_as_no_field() {
        assertThat(Json.encode(ShelfMachine.Stored.OF_OPTIONAL, new OfOptional(Optional.empty())))
                .asString(UTF_8)
                .isEqualTo("{}");
        assertThat(Json.encode(ShelfMachine.Stored.OF_NULLABLE_TEXT, new OfNullableText(null)))
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    @Test
    void what_must_be_there_is_not_written_as_null() {
        assertThatThrownBy(() -> Json.encode(ShelfMachine.Stored.OF_MONEY, new OfMoney(nothing())))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$.it is null, but an amount is required: make the component Optional or @Nullable");
    }

    @Test
    void a_codec_of_the_users_is_the_one_that_the_place_names() {
        assertThat(Json.encode(ShelfMachine.Stored.OF_MONEY, new OfMoney(new Money(305))))
                .asString(UTF_8)
                .isEqualTo("{\"it\":\"3.05\"}");
        assertThat(Json.encode(ShelfMachine.Stored.OF_CENTS, new Shelf.OfCents(new Money(305))))
                .asString(UTF_8)
                .isEqualTo("{\"it\":305}");
        assertThat(ShelfMachine.Stored.MONEY_2).isInstanceOf(Money.Cents.class);
    }

    @Test
    void databind_uses_the_mapper_that_is_given() {
        ObjectMapper snakes = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        OfDatabind value = new OfDatabind(Kinds.legacy(8));

        byte[] json = Json.encode(ShelfMachine.Stored.OF_DATABIND, value, snakes);

        assertThat(json).asString(UTF_8).isEqualTo("{\"it\":{\"zip_code\":8}}");
        assertThat(Json.decode(ShelfMachine.Stored.OF_DATABIND, json, snakes)).isEqualTo(value);
        assertThatThrownBy(() -> Json.decode(ShelfMachine.Stored.OF_DATABIND, json))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("$.it.zip_code: databind refused it: Unrecognized field");
    }

    private static Names read(String json) {
        return Json.decode(ShelfMachine.Stored.NAMES, json.getBytes(UTF_8));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what careless callers do
    private static <T> T nothing() {
        return null;
    }
}
