package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.buyer.BuyerGateway;
import dev.vitrina.sandbox.buyer.Storefront;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.Endpoints;
import dev.vitrina.sandbox.gateway.ScopeRefusals;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.quota.QuotaBook;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.traffic.RetryWatch;
import dev.vitrina.sandbox.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Steers the simulation: cards, clocks, faults, quotas, counters. Sellers are named by key, sid or name; an unknown one is an
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class SandboxControl {

    /** Endpoints that ask for no token. */
    private static final List<String> OPEN = List.of("images", "video", BuyerGateway.DETAIL);

    private final Sellers sellers;
    private final Catalogues catalogues;
    private final CardControl cards;
    private final WriteControl writes;
    private final PriceControl prices;
    private final Storefront storefront;
    private final Map<Seller, Integer> initialSizes;
    private final TokenControl tokens;
    private final QuotaBook quotas;
    private final Faults faults;
    private final ScopeRefusals scopes;
    private final Traffic traffic;
    private final RetryWatch retries;
    private final Endpoints endpoints;

    SandboxControl(ControlParts parts) {
        this.sellers = parts.sellers();
        this.catalogues = parts.catalogues();
        this.cards = new CardControl(sellers, catalogues, parts.cardJson());
        this.prices = parts.prices();
        this.storefront = parts.storefront();
        this.writes = new WriteControl(sellers, catalogues, parts.pace());
        this.initialSizes = parts.initialSizes();
        this.tokens = parts.tokens();
        this.quotas = parts.quotas();
        this.faults = parts.faults();
        this.scopes = parts.scopes();
        this.traffic = parts.traffic();
        this.retries = parts.retries();
        this.endpoints = parts.endpoints();
    }

    /** Demo tokens, and tokens of any other kind. */
    public TokenControl tokens() {
        return tokens;
    }

    /** Counted calls and the latest of them. */
    public Traffic traffic() {
        return traffic;
    }

    public Seller seller(String reference) {
        return sellers.named(reference);
    }

    public List<SellerStatus> sellers() {
        return sellers.all().stream().map(this::status).toList();
    }

    /** Ids that faults and counters know. */
    public List<String> endpoints() {
        return Stream.concat(endpoints.all().stream().map(Endpoint::id), OPEN.stream()).toList();
    }

    /** All that can be done to cards. What most tests need of it stands below, too. */
    public CardControl catalogue() {
        return cards;
    }

    public List<CardDigest> cards(String seller, long after, int limit) {
        return cards.list(seller, after, limit);
    }

    public Optional<String> card(String seller, long nmId) {
        return cards.find(seller, nmId);
    }

    public int cardCount(String seller) {
        return cards.count(seller);
    }

    public Optional<CardDigest> edit(String seller, long nmId, CardPatch patch) {
        return cards.edit(seller, nmId, patch);
    }

    public List<Long> editRandom(String seller, int count, long seed) {
        return cards.editRandom(seller, count, seed);
    }

    public List<Long> editTogether(String seller, int count, long seed) {
        return cards.editTogether(seller, count, seed);
    }

    public List<Long> add(String seller, int count) {
        return cards.add(seller, count);
    }

    public List<Long> trashRandom(String seller, int count, long seed) {
        return cards.trashRandom(seller, count, seed);
    }

    public boolean restore(String seller, long nmId) {
        return cards.restore(seller, nmId);
    }

    public boolean purge(String seller, long nmId) {
        return cards.purge(seller, nmId);
    }

    /** Accepted writes to cards. */
    public WriteControl writing() {
        return writes;
    }

    /** How long after its acceptance a write to a card shows. */
    public void writeDelay(Duration delay) {
        writes.delay(delay);
    }

    /** Prices, quarantine, promotions and uploads of them. */
    public PriceControl prices() {
        return prices;
    }

    /** What buyers see of anybody's goods. */
    public Storefront storefront() {
        return storefront;
    }

    /** Generates the seller's catalogue and prices anew with so many cards; all changes to them are forgotten. */
    public void resize(String seller, int size) {
        catalogues.of(sellers.named(seller)).regenerate(size);
        prices.forget(seller);
    }

    /** Sets how far the seller's clock is ahead (or behind, if negative): its timestamps, quotas and token expiry follow. */
    public void shiftClock(String seller, Duration shift) {
        sellers.named(seller).clock().shiftTo(shift);
    }

    /** Switches a fault on; returns the id to switch it off with. */
    public int fault(FaultRule rule) {
        if (!rule.endpoint().equals("*") && !endpoints().contains(rule.endpoint())) {
            throw new IllegalArgumentException("there is no endpoint " + rule.endpoint());
        }
        if (rule.seller() != null) {
            sellers.named(rule.seller());
        }
        return faults.add(rule);
    }

    /** The fault on every call to the endpoint. */
    public int fault(String endpoint, Fault fault) {
        return fault(FaultRule.on(endpoint, fault));
    }

    public List<Faults.Active> faults() {
        return faults.active();
    }

    public boolean clearFault(int id) {
        return faults.remove(id);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** How the host answers a token without its category: 403, unless 401 is asked for. */
    public void scopeRefusal(WbHost host, int status) {
        scopes.answer(host, status);
    }

    /** Switches quotas on or off; on, all buckets are full. */
    public void quotas(boolean enabled) {
        quotas.reset();
        quotas.enable(enabled);
    }

    public boolean quotasEnabled() {
        return quotas.enabled();
    }

    /** Zeroes counters and forgets who was told to wait. */
    public void resetCounters() {
        traffic.reset();
        retries.reset();
    }

    /** Back to the state after the start, quotas on or off as they are now. */
    public void reset() {
        clearFaults();
        scopes.reset();
        quotas.reset();
        writes.reset();
        prices.reset();
        storefront.reset();
        resetCounters();
        tokens.restoreAll();
        sellers
            .all()
            .forEach(seller -> {
                seller.clock().shiftTo(Duration.ZERO);
                catalogues.of(seller).regenerate(initialSizes.getOrDefault(seller, 0));
            });
    }

    private SellerStatus status(Seller seller) {
        Catalogue catalogue = catalogues.of(seller);
        return new SellerStatus(
            seller.key(),
            seller.name(),
            seller.tradeMark(),
            seller.sid(),
            catalogue.count(),
            catalogue.trashCount(),
            seller.clock().shift().toSeconds()
        );
    }
}
