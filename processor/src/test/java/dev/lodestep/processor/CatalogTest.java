package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.WorkflowCatalog;
import org.junit.jupiter.api.Test;

/** Tools find every workflow of a class path without knowing it. */
class CatalogTest {
    @Test
    void theCatalogListsAllWorkflowsOfACompilation() throws Exception {
        String nested = """
                package com.acme;
                import dev.lodestep.*;
                class Shop {
                    @Workflow(name = "orders", version = 4) static class Order {
                        @Step Integer one(String in) { return 1; }
                    }
                }
                """;
        String loose = """
                import dev.lodestep.*;
                @Workflow class Loose {
                    @Step Integer one(String in) { return 1; }
                }
                """;
        Javac.Result result = new Javac().strict().source(nested).source(loose).compile();

        assertThat(result.report()).isEmpty();
        assertThat(result.text("META-INF/services/dev.lodestep.runtime.WorkflowCatalog$Entry"))
                .isEqualTo("LooseMachine$Entry\ncom.acme.Shop_OrderMachine$Entry\n");
        ClassLoader loader = result.load();
        WorkflowCatalog catalog = WorkflowCatalog.load(loader);
        assertThat(catalog.definitions())
                .extracting(
                        each -> each.version().workflow() + " " + each.version().version())
                .containsExactlyInAnyOrder("Loose 1", "orders 4");
        assertThat(catalog.definitionOf(loader.loadClass("com.acme.Shop$Order"))
                        .version()
                        .workflow())
                .isEqualTo("orders");
    }

    @Test
    void withoutWorkflowsOrWithErrorsThereIsNoIndex() {
        Javac.Result none = new Javac().source("class Plain {}").compile();
        Javac.Result wrong = new Javac()
                .source("import dev.lodestep.*;\n@Workflow class Empty {}")
                .compile();

        assertThat(none.files()).containsOnlyKeys("Plain.class");
        assertThat(wrong.files()).isEmpty();
    }
}
