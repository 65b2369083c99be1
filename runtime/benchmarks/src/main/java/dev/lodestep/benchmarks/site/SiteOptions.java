package dev.lodestep.benchmarks.site;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where a benchmark runs, and whether it is only tried. */
public final class SiteOptions {
    @Option(
            names = "--store",
            defaultValue = "sqlite",
            description = "Which store: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private StoreKind store = StoreKind.SQLITE;

    @Option(
            names = "--postgres",
            description = "The JDBC address of a PostgreSQL, user and password included; the schemas " + Place.SCHEMA
                    + " and " + Place.SCHEMA + "_peer in it are dropped and created. Without it, a server is started.")
    private @Nullable String postgres;

    @Option(
            names = "--folder",
            description =
                    "Where database files are created and deleted again; on the disk to be measured. Default: the system's"
                            + " temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--quick", description = "In a few seconds, to see that it works; the figures mean nothing.")
    private boolean quick;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec mixee;

    /** Opens the site. */
    public Site open() throws IOException, SQLException {
        return Site.open(store, folder, Optional.ofNullable(postgres));
    }

    /** Opens the site for a benchmark that needs more processes than this one. */
    public Site openForProcesses() throws IOException, SQLException {
        if (store == StoreKind.MEMORY) {
            throw new ParameterException(
                    Objects.requireNonNull(mixee).commandLine(),
                    mixee.name() + " needs several processes, and the memory store lives in one; use --store=sqlite or"
                            + " --store=postgres");
        }
        return open();
    }

    /** Which store is measured. */
    public StoreKind store() {
        return store;
    }

    /** Whether it is only tried. */
    public boolean quick() {
        return quick;
    }
}
