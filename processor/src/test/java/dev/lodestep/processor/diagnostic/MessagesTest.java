package dev.lodestep.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.model.Place;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The messages that only the reader of the sources gives, and how long lists are cut. */
class MessagesTest {
    private static final Place HERE = new Place("here");

    @Test
    void aClassThatCannotBeAWorkflow() {
        assertThat(DeclarationMessages.notAWorkflow(HERE, "OrderFlow", DeclarationMessages.ClassFault.INNER)
                        .text())
                .isEqualTo("""
                        [lodestep/not-a-workflow] 'OrderFlow' cannot be a workflow: it is an inner class
                        An instance of it needs one of the class around it. Make it static:
                            @Workflow
                            static class OrderFlow { … }""");
    }

    @Test
    void anAnnotationWhereItMeansNothing() {
        assertThat(DeclarationMessages.wrongPlace(HERE, "Step", "charge", DeclarationMessages.PlaceFault.PRIVATE)
                        .text())
                .isEqualTo("""
                        [lodestep/wrong-place] @Step does not work on 'charge': the method is private
                        The generated machine calls it directly. Make it package-private.""");
    }

    @Test
    void aTypeThatCannotBeStored() {
        assertThat(StorageMessages.notPersistable(
                                HERE,
                                "the input",
                                "OrderRequest.items[].price",
                                TypeRef.of("java.lang.Object"),
                                StorageFault.UNKNOWN)
                        .text())
                .isEqualTo("""
                        [lodestep/not-persistable] the input cannot be stored: OrderRequest.items[].price is an Object, and it is neither a record nor otherwise known
                            OrderRequest.items[].price: java.lang.Object
                        Either way:
                            1) take a record instead:
                                record Price(…) {}
                            2) say how it is stored:
                                @UseCodec(PriceCodec.class)   or   @Databind""");
    }

    @Test
    void aWorkflowThatIsTooLarge() {
        assertThat(DeclarationMessages.tooLarge(HERE, "OrderFlow", "nodes", 9000, 5000)
                        .text())
                .isEqualTo("""
                        [lodestep/too-large] 'OrderFlow' has 9000 nodes, more than the 5000 that generated classes can hold
                        Split it into several workflows.""");
    }

    @Test
    void listsOfNamesAreCutAfterEight() {
        List<String> names = IntStream.range(10, 22).mapToObj(i -> "step" + i).toList();

        assertThat(NameMessages.unknownStep(HERE, "'ship' comes after 'pay'", "pay", names)
                        .message())
                .contains("step17")
                .doesNotContain("step18")
                .endsWith("    and 4 more");
    }

    @Test
    void typesOfOneSimpleNameAreWrittenInFull() {
        TypeRef ours = TypeRef.of("shop.Order");
        TypeRef theirs = TypeRef.of("supplier.Order");

        assertThat(ValueMessages.nothingGives(HERE, "ship", ours, List.of(theirs), Optional.empty())
                        .message())
                .startsWith("'ship' needs a shop.Order, but nothing gives one; did you mean supplier.Order?");
    }
}
