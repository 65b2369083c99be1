package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The order and the conditions that the processor infers, as the generated graph document tells them to tools. */
class InferredOrderTest {
    private static final String PAID = "'route' gives SMALL";
    private static final String JUDGED = "'route' gives LARGE and 'judge' gives Granted or Lowered";

    private static Map<String, JsonNode> nodes(Class<?> workflow) throws IOException {
        String name = "/META-INF/lodestep/" + workflow.getName() + ".v1.json";
        try (InputStream document = InferredOrderTest.class.getResourceAsStream(name)) {
            Map<String, JsonNode> nodes = new LinkedHashMap<>();
            for (JsonNode node : new ObjectMapper()
                    .readTree(Objects.requireNonNull(document, name))
                    .get("nodes")) {
                nodes.put(node.get("name").asText(), node);
            }
            return nodes;
        }
    }

    private static List<String> order(Class<?> workflow) throws IOException {
        List<String> lines = new ArrayList<>();
        nodes(workflow).forEach((name, node) -> {
            List<String> before = new ArrayList<>();
            node.get("predecessors").forEach(each -> before.add(each.asText()));
            lines.add(name + " after " + before + ": " + node.get("runs").asText());
        });
        return lines;
    }

    @Test
    void the_order_fulfilment_of_the_language_page() throws IOException {
        assertThat(order(OrderFulfilment.class))
                .containsExactly(
                        "reserve after []: always",
                        "charge after [reserve]: always",
                        "approval after [charge]: always",
                        "ship after [reserve, approval]: when 'approval' gives Approved");
    }

    @Test
    void the_order_with_review_only_when_suspicious() throws IOException {
        assertThat(order(OrderWithReview.class))
                .containsExactly(
                        "reserve after []: always",
                        "charge after [reserve]: always",
                        "check after [charge]: always",
                        "review after [check]: when 'check' gives Suspect",
                        "ship after [reserve, check, review]: when 'check' gives Clear, or when 'check' gives Suspect and 'review' gives Approved",
                        "mail after [charge, ship]: when 'check' gives Clear, or when 'check' gives Suspect and 'review' gives Approved");
    }

    @Test
    void the_insurance_claim() throws IOException {
        assertThat(order(InsuranceClaim.class))
                .containsExactly(
                        "open after []: always",
                        "route after [open]: always",
                        "guess after [open, route]: when 'route' gives SMALL",
                        "inspect after [open, route]: when 'route' gives LARGE",
                        "judge after [inspect]: when 'route' gives LARGE",
                        "lower after [judge]: when 'route' gives LARGE and 'judge' gives Lowered",
                        "pay after [guess, judge, lower]: when " + PAID + ", or when " + JUDGED,
                        "abroad after [pay]: when " + PAID + ", or when " + JUDGED,
                        "giro after [pay, abroad]: when " + PAID + " and 'abroad' gives false, or when " + JUDGED
                                + " and 'abroad' gives false",
                        "wire after [pay, abroad]: when " + PAID + " and 'abroad' gives true, or when " + JUDGED
                                + " and 'abroad' gives true",
                        "notice after [giro, wire]: when " + PAID + " and 'wantsNotice' lets 'notice' run, or when "
                                + JUDGED + " and 'wantsNotice' lets 'notice' run",
                        "archive after [open, guess, giro, wire, notice]: when " + PAID + ", or when " + JUDGED);
    }

    @Test
    void values_come_from_where_the_types_say() throws IOException {
        JsonNode ship = Objects.requireNonNull(nodes(OrderWithReview.class).get("ship"));

        assertThat(ship.get("parameters").get(0).get("input").asBoolean()).isTrue();
        assertThat(ship.get("parameters").get(1).get("from").toString()).isEqualTo("[\"reserve\"]");
        assertThat(nodes(OrderWithReview.class)
                        .get("review")
                        .get("signal")
                        .get("timeout")
                        .asText())
                .isEqualTo("PT72H");
        assertThat(nodes(OrderFulfilment.class).get("approval").get("aborts").toString())
                .isEqualTo("[\"Rejected\"]");
    }
}
