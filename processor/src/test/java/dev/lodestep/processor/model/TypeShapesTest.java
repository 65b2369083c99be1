package dev.lodestep.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeShapesTest {
    private static final TypeRef DECISION = TypeRef.of("shop.Decision");
    private static final TypeRef REFUSED = TypeRef.of("shop.Decision.Refused");
    private static final TypeRef APPROVED = TypeRef.of("shop.Decision.Approved");
    private static final TypeRef LATE = TypeRef.of("shop.Late");
    private static final TypeRef MODE = TypeRef.of("shop.Mode");

    private final TypeShapes shapes = new TypeShapes(Map.of(
            DECISION, new Shape.Sealed(List.of(REFUSED, APPROVED)),
            REFUSED, new Shape.Sealed(List.of(LATE)),
            MODE, new Shape.Enumeration(List.of("MANUAL", "AUTOMATIC"))));

    @Test
    void subtypesAreThoseOfEveryDepth() {
        assertThat(shapes.subtypes(DECISION)).containsExactlyInAnyOrder(REFUSED, LATE, APPROVED);
        assertThat(shapes.subtypes(LATE)).isEmpty();
    }

    @Test
    void leavesAreWhatAValueIsExactlyOneOf() {
        assertThat(shapes.leaves(DECISION)).extracting(Case::label).containsExactly("Approved", "Late");
        assertThat(shapes.leaves(MODE)).extracting(Case::label).containsExactly("MANUAL", "AUTOMATIC");
        assertThat(shapes.leaves(TypeRef.of("java.lang.Boolean")))
                .extracting(Case::label)
                .containsExactly("true", "false");
        assertThat(shapes.leaves(LATE)).isEmpty();
    }

    @Test
    void messagesShowTypesWithoutTheirPackages() {
        TypeRef map = TypeRef.of(
                "java.util.Map", TypeRef.of("java.lang.String"), TypeRef.of("java.util.List", TypeRef.arrayOf(LATE)));

        assertThat(map.display()).isEqualTo("Map<String, List<Late[]>>");
        assertThat(map.qualified()).isEqualTo("java.util.Map<java.lang.String, java.util.List<shop.Late[]>>");
    }
}
