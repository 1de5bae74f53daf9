package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;

class QuotaBudgetTest {

    private final DeclaredUpstreams upstreams = new DeclaredUpstreams(new UpstreamProperties(null));

    @Test
    void holdsNobodyBackWhileTheCredentialsCannotBeRead() {
        Quota quota = Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        upstreams.declare("plugin", Endpoint.get("things/list", "things", "/list", new QuotaGroup("things", quota)));
        ShopCredentials away = new ShopCredentials() {
            @Override
            public Optional<ShopCredential> find(ShopId shop) {
                throw new DataAccessResourceFailureException("PostgreSQL is away");
            }

            @Override
            public void refused(ShopId shop, Credential used) {}
        };
        QuotaBudget budget = new QuotaBudget(upstreams, away, Mockito.mock(QuotaLedger.class));

        assertThat(budget.delay(1, "things/list", Priority.REFRESH, 0)).isZero();
    }
}
