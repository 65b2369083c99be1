import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lodestep.*;
import dev.lodestep.runtime.codec.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** What can be said about how things are stored. */
@Workflow
class HowItIsStored {
    record Folder(
            @JsonProperty("docs") List<Document> documents,
            @Nullable String note,
            @Default int count,
            @JsonAlias({"cents", "amount"}) Money price,
            @JsonIgnore Optional<String> cached,
            JsonNode free) {}

    sealed interface Document permits Letter, Form {}

    @JsonTypeName("letter")
    record Letter(String text) implements Document {}

    record Form(Map<String, Money> fields) implements Document {}

    @UseCodec(MoneyCodec.class)
    record Money(long cents) {}

    static final class MoneyCodec implements Codec<Money> {
        @Override
        public void write(JsonOut out, Money value) {
            Codecs.LONG.write(out, value.cents());
        }

        @Override
        public Money read(JsonIn in) {
            return new Money(Codecs.LONG.read(in));
        }
    }

    @Databind
    static final class Legacy {
        public int number;
    }

    @Step
    Legacy open(Folder folder) {
        return new Legacy();
    }

    @Step
    @Databind
    Thread.State state(Legacy legacy) {
        return Thread.State.NEW;
    }
}
