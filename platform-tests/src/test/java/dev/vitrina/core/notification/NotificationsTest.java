package dev.vitrina.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopCredentialExpiring;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.ChangeSetEndListener;
import dev.vitrina.core.change.ChangeSetEndListener.EndedSet;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.job.Chore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HostTest
class NotificationsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NotificationCentre centre;

    @Autowired
    private JobNotifications jobs;

    @Autowired
    private List<ChangeSetEndListener> changeSets;

    @Autowired
    private Chore forgetEndedChangeSets;

    private ShopId shop;
    private People people;
    private Notifications plugin;
    private Client viewer;

    @BeforeEach
    void aShopWithAViewer() {
        shop = shop();
        people = new People(port);
        plugin = centre.of("wb-products");
        viewer = somebody("VIEWER");
    }

    @Test
    void standsForThoseOfTheShopUntilItIsResolved() {
        plugin.raise(said("sync-stuck", "The sync stands still"));

        assertThat(titles(viewer)).containsExactly("The sync stands still");
        assertThat(list(viewer).at("/items/0/action/path").asString()).isEqualTo("/products");
        assertThat(titles(stranger())).isEmpty();

        plugin.resolve(shop, "sync-stuck");

        assertThat(titles(viewer)).isEmpty();
        assertThat(
            viewer
                .graphql("{ notifications(resolved: true) { items { title resolvedAt } } }")
                .data("notifications")
                .at("/items/0/resolvedAt")
                .isString()
        ).isTrue();
    }

    @Test
    void speaksTheLanguageOfWhoAsks() {
        plugin.raise(said("sync-stuck", "The sync stands still"));

        assertThat(titles(viewer.header("Accept-Language", "ru"))).containsExactly("стоит");
        assertThat(titles(viewer.header("Accept-Language", "zh")))
            .as("as it lacks it")
            .containsExactly("The sync stands still");
    }

    @Test
    void isReadByEachForThemselvesAndUnreadAgainOnceItSaysSomethingNew() {
        Client colleague = somebody("VIEWER");
        plugin.raise(said("sync-stuck", "Once"));
        assertThat(list(viewer).path("unread").asInt()).isEqualTo(1);

        read(viewer);
        plugin.raise(said("sync-stuck", "Once"));
        assertThat(list(viewer).path("unread").asInt()).as("said the same again").isZero();
        assertThat(list(colleague).path("unread").asInt()).isEqualTo(1);

        plugin.raise(said("sync-stuck", "Twice"));
        assertThat(titles(viewer)).containsExactly("Twice");
        assertThat(list(viewer).path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfPluginsApart() {
        plugin.raise(said("same", "Of products"));
        centre.of("wb-media").raise(said("same", "Of media"));
        centre.of("wb-media").resolve(shop, "same");

        assertThat(titles(viewer)).containsExactly("Of products");
    }

    @Test
    void isHiddenFromWhoLacksItsPermission() {
        plugin.raise(
            new Notification(shop, "x", Severity.INFO, text("For managers"), text("-"), null, "platform:jobs")
        );

        assertThat(titles(somebody("MANAGER"))).containsExactly("For managers");
        assertThat(titles(viewer)).isEmpty();
        assertThat(read(viewer)).isZero();
    }

    @Test
    void aFailedJobIsToldUntilOneOfItsKindSucceeds() {
        Client manager = somebody("MANAGER");
        UUID job = UUID.randomUUID();
        Problem problem = new Problem(FailureKind.UNAVAILABLE, "Wildberries is away", null);

        jobs.ended(job, "wb-products:sync", shop, JobState.FAILED, problem, false);

        JsonNode told = list(manager).at("/items/0");
        assertThat(told.path("title").asString()).isEqualTo("A background job has failed: wb-products:sync");
        assertThat(told.path("text").asString()).isEqualTo("Wildberries is away");
        assertThat(told.path("jobId").asString()).isEqualTo(job.toString());
        jobs.ended(UUID.randomUUID(), "wb-products:sync", shop, JobState.FAILED, problem, true);
        assertThat(titles(manager)).as("its plugin tells of it").isEmpty();
        jobs.ended(UUID.randomUUID(), "wb-products:sync", shop, JobState.FAILED, problem, false);
        assertThat(titles(manager)).hasSize(1);
        jobs.ended(UUID.randomUUID(), "wb-products:sync", shop, JobState.SUCCEEDED, null, false);
        assertThat(titles(manager)).isEmpty();
    }

    @Test
    void aChangeSetThatFailsIsToldToThoseWhoMaySeeItUntilItEndsOtherwise() {
        Client manager = somebody("MANAGER");

        changeSetEnds(71, ChangeSetState.PARTLY_FAILED, 1_200, 3);
        changeSetEnds(72, ChangeSetState.FAILED, 0, 5);

        JsonNode latest = list(manager).at("/items/0");
        assertThat(titles(manager)).containsExactly(
            "Changes were not applied: Spring titles",
            "Not all changes were applied: Spring titles"
        );
        assertThat(latest.at("/action/path").asString()).isEqualTo("/changes/72");
        assertThat(list(manager).at("/items/1/text").asString()).startsWith(
            "Rows applied: 1,200, failed or uncertain: 3."
        );
        assertThat(titles(viewer)).isEmpty();

        changeSetEnds(71, ChangeSetState.VERIFIED, 1_203, 0);
        changeSetEnds(72, ChangeSetState.CANCELLED, 0, 5);

        assertThat(titles(manager)).isEmpty();
    }

    @Test
    void aChangeSetThatIsKeptNoLongerTakesItsNotificationAlong() {
        Client manager = somebody("MANAGER");
        long set = jdbc
            .sql(
                """
                INSERT INTO platform.change_set (shop_id, kind, plugin, permission, read_permission, title, origin, state, created_at, ended_at)
                VALUES (:shop, 'probe.old', 'probe', 'platform:jobs', 'platform:jobs', 'Old', 'test', 'FAILED',
                        now() - interval '4000 days', now() - interval '4000 days') RETURNING id
                """
            )
            .param("shop", shop.value())
            .query(Long.class)
            .single();
        changeSetEnds(set, ChangeSetState.FAILED, 0, 1);
        assertThat(titles(manager)).hasSize(1);

        forgetEndedChangeSets.work().run();

        assertThat(titles(manager)).isEmpty();
    }

    private void changeSetEnds(long id, ChangeSetState state, int applied, int failed) {
        EndedSet ended = new EndedSet(shop, id, "Spring titles", "platform:jobs", state, applied, failed);
        changeSets.forEach(listener -> listener.ended(ended));
    }

    @Test
    void anExpiringCredentialIsWorseTheFewerDaysAreLeft(
        @Autowired List<dev.vitrina.api.event.EventListener<ShopCredentialExpiring>> listeners
    ) {
        for (int days : new int[] { 14, 1 }) {
            listeners.forEach(listener -> listener.on(new ShopCredentialExpiring(shop, Instant.EPOCH, days)));
        }

        JsonNode only = list(viewer.header("Accept-Language", "ru")).path("items");
        assertThat(only).hasSize(1);
        assertThat(only.at("/0/title").asString()).isEqualTo("Токен магазина Notices истекает завтра");
        assertThat(only.at("/0/severity").asString()).isEqualTo("CRITICAL");
        assertThat(only.at("/0/action/path").asString()).isEqualTo("/tokens");
    }

    @Test
    void leadsNowhereButIntoTheDashboard() {
        assertThatThrownBy(() -> new Notification.Action("//evil.example", Map.of("en", "Go"))).isInstanceOf(
            IllegalArgumentException.class
        );
        assertThatThrownBy(() -> new Notification.Action("https://evil.example", Map.of("en", "Go"))).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    private Notification said(String key, String title) {
        return new Notification(
            shop,
            key,
            Severity.WARNING,
            Map.of("en", title, "ru", "стоит"),
            text("More of it"),
            new Notification.Action("/products", text("Open products")),
            null
        );
    }

    private static Map<String, String> text(String english) {
        return Map.of("en", english);
    }

    private static JsonNode list(Client client) {
        return client
            .graphql(
                "{ notifications { unread totalItems items { title text severity jobId read action { path label } } } }"
            )
            .data("notifications");
    }

    private static List<String> titles(Client client) {
        return list(client)
            .path("items")
            .valueStream()
            .map(item -> item.path("title").asString())
            .toList();
    }

    private static int read(Client client) {
        return client
            .graphql("mutation { notificationsRead(input: {}) { unread errors { code } } }")
            .data("notificationsRead")
            .path("unread")
            .asInt(-1);
    }

    private Client stranger() {
        return signedIn(people.create(UUID.randomUUID() + "@example.org", "VIEWER"));
    }

    private Client somebody(String role) {
        String grant = "{shopId: \"%s\", role: %s}".formatted(shop, role);
        return signedIn(people.create(UUID.randomUUID() + "@example.org", role, grant));
    }

    private Client signedIn(String email) {
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client;
    }

    private ShopId shop() {
        return new ShopId(
            jdbc
                .sql(
                    """
                    insert into platform.shop (seller_id, seller_name, state, credential_account, credential_type, credential_fingerprint)
                    values (:seller, 'Notices', 'CONNECTED', :seller, 'PERSONAL', convert_to(:seller, 'UTF8'))
                    returning id
                    """
                )
                .param("seller", UUID.randomUUID().toString())
                .query(Long.class)
                .single()
        );
    }
}
