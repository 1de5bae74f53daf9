package dev.vitrina.benchmarks.pricing;

import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.traffic.CallCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A shop whose prices are mirrored, and what is done in it.
 *
 * @param client a session in it
 * @param seller as the sandbox names him
 */
record PricedShop(String id, ProductClient client, WbSandbox sandbox, String seller, int goods) {
    static final Set<String> ENDED = Set.of("VERIFIED", "PARTLY_FAILED", "FAILED", "CANCELLED");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String CREATE = """
        mutation($name: String!, $token: String!) {
          wbTokensCreate(input: {name: $name, token: $token}) { token { id } errors { code message } }
        }
        """;
    private static final String STATUS = """
        { pricingGoods(first: 1) { totalCount freshness { state } } }
        """;
    private static final String PASTE = """
        mutation($input: PricingPasteInput!) { pricingPaste(input: $input) { changeSetId errors { code message } leftOut { line code } } }
        """;
    private static final String SET = """
        query($id: ID!) { changeSet(id: $id) { state version counts { state rows } problem { message } } }
        """;
    private static final String DIFF = """
        query($id: ID!) { changeSet(id: $id) {
          state version counts { state rows } findings { code rows } atRisk { amount currencyCode }
          rows(first: 100) {
            nodes { key label state fields { name before after } findings { code message } }
            pageInfo { hasNextPage endCursor }
          }
        } }
        """;
    private static final String PAGE = """
        query($id: ID!, $after: String) { changeSet(id: $id) {
          rows(first: 100, after: $after) {
            nodes { key label state fields { name before after } findings { code message } }
            pageInfo { hasNextPage endCursor }
          }
        } }
        """;
    private static final String CONFIRM = """
        mutation($input: ChangeSetConfirmInput!) { changeSetConfirm(input: $input) { errors { code message } } }
        """;

    /** Pastes the sandbox's token of this number, and waits for all prices. The cards are there as well then, or come meanwhile. */
    static PricedShop connect(ProductClient client, WbSandbox sandbox, int number, int goods) {
        JsonNode created = client
            .query(CREATE, Map.of("name", "Shop " + number, "token", sandbox.tokens().get(number).token()))
            .path("wbTokensCreate");
        if (!created.path("errors").isEmpty()) {
            throw new IllegalStateException("the token was refused: " + created);
        }
        String id = created.path("token").path("id").asString();
        String seller = sandbox.control().sellers().get(number).key();
        PricedShop shop = new PricedShop(id, client.sibling().inShop(id), sandbox, seller, goods);
        shop.await(
            "the first sync of prices",
            () -> shop.client.query(STATUS).path("pricingGoods"),
            status ->
                status.path("totalCount").asInt() == goods &&
                status.path("freshness").path("state").asString().equals("FRESH")
        );
        return shop;
    }

    /** Waits until the catalogue has all cards as well, and stops reading them, so that nothing else is at work. */
    void awaitCards() {
        await(
            "the first sync of cards",
            () -> client.query("{ productSyncStatus { complete lastRun { finishedAt } } }").path("productSyncStatus"),
            status -> status.path("complete").asBoolean() && status.path("lastRun").hasNonNull("finishedAt")
        );
        var _ = client.query("mutation { productsSyncPause { errors { code } } }");
    }

    /** A table of all its goods, each dearer by so many roubles. Those whose sizes differ in price are left out. */
    String table(JdbcClient jdbc, int dearer) {
        List<String> lines = new ArrayList<>(goods);
        jdbc
            .sql(
                """
                SELECT id, price_low / 100 AS price FROM p_wb_pricing.good
                WHERE shop_id = :shop AND price_low = price_high AND price_low > 0 ORDER BY id
                """
            )
            .param("shop", Long.parseLong(id))
            .query((row, _) -> lines.add(row.getLong(1) + "\t" + (row.getLong(2) + dearer) + " ₽"))
            .list();
        return String.join("\n", lines);
    }

    /** @return the set's id */
    String paste(String table) {
        JsonNode pasted = client.query(PASTE, Map.of("input", Map.of("text", table))).path("pricingPaste");
        if (!pasted.path("errors").isEmpty() || !pasted.path("leftOut").isEmpty()) {
            throw new IllegalStateException("what was pasted was refused: " + pasted);
        }
        return pasted.path("changeSetId").asString();
    }

    JsonNode await(String set, Set<String> states) {
        return await(
            "set " + set,
            () -> client.query(SET, Map.of("id", set)).path("changeSet"),
            seen -> states.contains(seen.path("state").asString())
        );
    }

    /** What a screen asks for when it opens. */
    JsonNode diff(String set) {
        return client.query(DIFF, Map.of("id", set)).path("changeSet");
    }

    /** What scrolling asks for. @param after empty for the first page */
    JsonNode page(String set, String after) {
        Map<String, String> asked = after.isEmpty() ? Map.of("id", set) : Map.of("id", set, "after", after);
        return client.query(PAGE, asked).path("changeSet").path("rows").path("pageInfo");
    }

    void confirm(String set) {
        JsonNode seen = client.query(SET, Map.of("id", set)).path("changeSet");
        int ready = rows(seen, "READY");
        Map<String, Object> yes = Map.of(
            "id",
            set,
            "version",
            seen.path("version").asInt(),
            "expectedRows",
            ready,
            "typedRows",
            ready
        );
        JsonNode confirmed = client.query(CONFIRM, Map.of("input", yes)).path("changeSetConfirm");
        if (!confirmed.path("errors").isEmpty()) {
            throw new IllegalStateException("set " + set + " is not confirmed: " + confirmed);
        }
    }

    static int rows(JsonNode set, String state) {
        return set
            .path("counts")
            .valueStream()
            .filter(count -> count.path("state").asString().equals(state))
            .mapToInt(count -> count.path("rows").asInt())
            .sum();
    }

    /** Calls of methods of prices since the counters were set to nothing. */
    long calls() {
        return sandbox
            .control()
            .traffic()
            .counts()
            .stream()
            .filter(count -> count.seller() != null && count.seller().equals(seller) && isOfPrices(count))
            .mapToLong(CallCount::calls)
            .sum();
    }

    long calls(String endpoint) {
        return sandbox.control().traffic().count(endpoint, seller).calls();
    }

    private static boolean isOfPrices(CallCount count) {
        String endpoint = count.endpoint().toLowerCase(Locale.ROOT);
        return (
            endpoint.startsWith("prices-") ||
            endpoint.startsWith("goods-") ||
            endpoint.startsWith("history-") ||
            endpoint.startsWith("quarantine-")
        );
    }

    private interface Asking {
        JsonNode ask();
    }

    /** Asked no more often than a screen would. */
    private JsonNode await(String what, Asking asking, Predicate<JsonNode> until) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            JsonNode seen = asking.ask();
            if (until.test(seen)) {
                return seen;
            }
            pause();
        }
        throw new IllegalStateException(what + " is not over after " + PATIENCE + ": " + asking.ask());
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
