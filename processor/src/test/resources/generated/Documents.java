package com.acme;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.lodestep.Databind;
import dev.lodestep.Default;
import dev.lodestep.Step;
import dev.lodestep.UseCodec;
import dev.lodestep.Workflow;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said about how things are stored. */
@Workflow
class Documents {
    record Folder(
            String name,
            @JsonProperty("docs") List<Document> documents,
            Map<Color, Set<String>> tags,
            Optional<Folder> parent,
            @Nullable String note,
            @Default int count,
            @JsonAlias({"cents", "amount"}) Money price,
            @JsonIgnore Optional<String> cached,
            byte[] hash,
            Document[] old) {}

    sealed interface Document permits Letter, Form {}

    @JsonTypeName("letter")
    record Letter(String text) implements Document {}

    record Form(Pair<String, Integer> fields) implements Document {}

    record Pair<A, B>(A first, B second) {}

    enum Color {
        @JsonProperty("r")
        RED,
        BLUE
    }

    @UseCodec(MoneyCodec.class)
    record Money(long cents) {}

    static final class MoneyCodec implements Codec<Money> {
        @Override
        public void write(JsonOut out, Money value) {
            Codecs.LONG.write(out, value.cents());
        }

        @Override
        public Money read(JsonIn in) {
            return new Money(in.value(Codecs.LONG));
        }
    }

    @Databind
    static final class Legacy {}

    @Step
    Pair<Legacy, Color> scan(Folder folder) {
        throw new UnsupportedOperationException();
    }
}
