package dev.vitrina.core.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.startup.StartupFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Each test empties the table of users, and is rolled back. */
@HostTest
@Transactional
class BootstrapAdminTest {

    @Autowired
    private UserStore store;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Credentials credentials;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesARandomPasswordAndShowsItOnce() {
        BootstrapAdmin admin = started("", null, false);

        BootstrapAdmin.Credentials shown = welcomed(admin).orElseThrow();

        assertThat(shown.password()).matches("[A-Za-z0-9]{20}");
        assertThat(credentials.check(shown.email(), shown.password())).isPresent();
        assertThat(welcomed(admin)).isEmpty();
        assertThat(shown.toString()).doesNotContain(shown.password());
    }

    @Test
    void makesNobodyWithAPasswordThatNobodyIsShown() {
        started("", null, false);

        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void takesWhatIsConfiguredAndShowsNothing() {
        BootstrapAdmin admin = started("Boss@Example.org", "configured password", false);

        assertThat(welcomed(admin)).isEmpty();
        assertThat(credentials.check("boss@example.org", "configured password")).isPresent();
    }

    @Test
    void leavesUsersAloneOnceThereAreSome() {
        started("first@example.org", "configured password", false);

        admin("second@example.org", "configured password", false).afterSingletonsInstantiated();

        assertThat(credentials.check("second@example.org", "configured password")).isEmpty();
    }

    @Test
    void letsAnAdministratorWhoIsShutOutBackIn() {
        started("boss@example.org", "configured password", false);
        jdbc.sql("update platform.app_user set disabled = true").update();

        admin("boss@example.org", "a new password", true).afterSingletonsInstantiated();

        assertThat(credentials.check("boss@example.org", "a new password")).isPresent();
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> started("boss@example.org", "short", false))
            .isInstanceOf(StartupFailure.class)
            .hasMessage("`vitrina.admin.password` must have 8 to 128 characters");
        assertThatThrownBy(() -> started("boss", "long enough", false)).hasMessage(
            "`vitrina.admin.email` = boss is not an email address"
        );
    }

    private BootstrapAdmin started(String email, @Nullable String password, boolean reset) {
        jdbc.sql("delete from platform.app_user").update();
        BootstrapAdmin admin = admin(email, password, reset);
        admin.afterSingletonsInstantiated();
        return admin;
    }

    private BootstrapAdmin admin(String email, @Nullable String password, boolean reset) {
        return new BootstrapAdmin(store, passwords, new AdminProperties(email, password, reset), transactions, events);
    }

    private static Optional<BootstrapAdmin.Credentials> welcomed(BootstrapAdmin admin) {
        AtomicReference<Optional<BootstrapAdmin.Credentials>> shown = new AtomicReference<>(Optional.empty());
        admin.welcome(shown::set);
        return shown.get();
    }
}
