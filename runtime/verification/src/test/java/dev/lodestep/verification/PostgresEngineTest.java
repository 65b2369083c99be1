package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.verification.InsuranceClaim.Answer;
import dev.lodestep.verification.InsuranceClaim.Say;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Engines of several processes on one PostgreSQL database. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = PostgresServer.NOT_RUN)
class PostgresEngineTest {
    private static final EngineOptions OPTIONS =
            EngineOptions.defaults().pollInterval(Duration.ofMillis(20)).lease(Duration.ofSeconds(2));

    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions tables = server.migrated();
    private final ClaimPath path = ClaimPath.smooth().stream()
            .filter(one -> one.id().equals("LARGE abroad mail GRANT"))
            .findFirst()
            .orElseThrow();

    private Engine engine(EngineOptions options) {
        return Engine.open(PostgresStore.on(server.pool(), tables), options);
    }

    private static InsuranceClaimClient claims(Engine engine) {
        return InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {}));
    }

    private static void waits(InsuranceClaimClient claims, String id) {
        Eventually.holds(() -> claims.run(id).status() == RunStatus.WAITING, () -> claims.whyNotRunning(id));
    }

    @Test
    void a_run_that_waits_is_resumed_by_one_process_and_executed_by_another() {
        try (Engine worker = engine(OPTIONS);
                Engine office = engine(OPTIONS.clientOnly())) {
            InsuranceClaimClient atWork = claims(worker);
            InsuranceClaimClient atOffice = InsuranceClaimClient.connect(office);
            atWork.start("claim-1", path.claim());
            waits(atOffice, "claim-1");

            assertThat(atOffice.resume("claim-1").judge(new Answer(Say.GRANT, "bob")))
                    .isEqualTo(SignalResult.ACCEPTED);

            assertThat(String.valueOf(atOffice.await("claim-1", Eventually.PATIENCE)))
                    .contains("Granted");
        }
    }

    @Test
    void runs_that_were_started_where_nobody_executes_them_are_taken_by_workers() {
        try (Engine office = engine(OPTIONS.clientOnly());
                Engine first = engine(OPTIONS.name("first"));
                Engine second = engine(OPTIONS.name("second"))) {
            InsuranceClaimClient atOffice = InsuranceClaimClient.connect(office);
            claims(first);
            claims(second);
            for (int i = 0; i < 20; i++) {
                atOffice.start("claim-" + i, path.claim());
            }
            for (int i = 0; i < 20; i++) {
                waits(atOffice, "claim-" + i);
                atOffice.resume("claim-" + i).judge(new Answer(Say.GRANT, "bob"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(String.valueOf(atOffice.await("claim-" + i, Eventually.PATIENCE)))
                        .contains("Granted");
            }
        }
    }

    @Test
    void runs_outlive_the_process_that_started_them() {
        try (Engine first = engine(OPTIONS)) {
            InsuranceClaimClient claims = claims(first);
            claims.start("claim-1", path.claim());
            waits(claims, "claim-1");
        }
        try (Engine second = engine(OPTIONS)) {
            InsuranceClaimClient claims = claims(second);
            claims.resume("claim-1").judge(new Answer(Say.GRANT, "bob"));

            assertThat(String.valueOf(claims.await("claim-1", Eventually.PATIENCE)))
                    .contains("Granted");
        }
    }
}
