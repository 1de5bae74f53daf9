package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.content.CardJson;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.Endpoints;
import dev.vitrina.sandbox.gateway.ScopeRefusals;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaBook;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.traffic.RetryWatch;
import dev.vitrina.sandbox.traffic.Traffic;
import dev.vitrina.sandbox.writing.WritePace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Steers the simulation: cards, clocks, faults, quotas, counters. Sellers are named by key, sid or name; an unknown one is an
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class SandboxControl {

    /** Endpoints of the CDN. */
    private static final List<String> MEDIA = List.of("images", "video");

    private final Sellers sellers;
    private final Catalogues catalogues;
    private final WritePace pace;
    private final Map<Seller, Integer> initialSizes;
    private final CardJson cardJson;
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
        this.pace = parts.pace();
        this.initialSizes = parts.initialSizes();
        this.cardJson = parts.cardJson();
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
        return Stream.concat(endpoints.all().stream().map(Endpoint::id), MEDIA.stream()).toList();
    }

    /** Up to {@code limit} live cards with a greater nmId, by nmId. */
    public List<CardDigest> cards(String seller, long after, int limit) {
        return catalogue(seller).byNmId(after, limit).stream().map(this::digest).toList();
    }

    /** The live card as the card list shows it, in JSON. */
    public Optional<String> card(String seller, long nmId) {
        return catalogue(seller).find(nmId).map(this::json);
    }

    public int cardCount(String seller) {
        return catalogue(seller).count();
    }

    /** Edits one live card; empty if there is none with this nmId. */
    public Optional<CardDigest> edit(String seller, long nmId, CardPatch patch) {
        return change(seller, edits -> edits.edit(nmId, patch)).map(this::digest);
    }

    /** Edits so many random cards; the seed decides which and how. Returns their nmIds. */
    public List<Long> editRandom(String seller, int count, long seed) {
        return change(seller, edits -> edits.editRandom(count, seed));
    }

    /** Edits so many random cards as a bulk edit does: they get the same {@code updatedAt}. Returns their nmIds. */
    public List<Long> editTogether(String seller, int count, long seed) {
        return change(seller, edits -> edits.editTogether(count, seed));
    }

    /** Adds so many new cards; returns their nmIds. */
    public List<Long> add(String seller, int count) {
        return change(seller, edits -> edits.add(count))
            .stream()
            .map(Card::nmId)
            .toList();
    }

    public boolean trash(String seller, long nmId) {
        return change(seller, edits -> edits.trash(nmId));
    }

    /** Trashes so many random cards; returns their nmIds. */
    public List<Long> trashRandom(String seller, int count, long seed) {
        return change(seller, edits -> edits.trashRandom(count, seed));
    }

    public boolean restore(String seller, long nmId) {
        return change(seller, edits -> edits.restore(nmId));
    }

    /** Removes a card for good, as WB does after 30 days in the trash. */
    public boolean purge(String seller, long nmId) {
        return change(seller, edits -> edits.purge(nmId));
    }

    /** Generates the seller's catalogue anew with so many cards; all changes to it are forgotten. */
    public void resize(String seller, int cards) {
        catalogue(seller).regenerate(cards);
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

    /** How long after its acceptance a write to a card shows, by the seller's clock; writes accepted before keep their time. */
    public void writeDelay(Duration delay) {
        pace.delay(delay);
    }

    /** The latest 1,000 accepted writes of the seller, oldest first, and what became of them. */
    public List<AcceptedWrite> writes(String seller) {
        return catalogue(seller).writes().stream().map(AcceptedWrite::of).toList();
    }

    /** Carries out at once what was accepted and waits. */
    public void settle(String seller) {
        catalogue(seller).settle();
    }

    /** Back to the state after the start, quotas on or off as they are now. */
    public void reset() {
        clearFaults();
        scopes.reset();
        quotas.reset();
        pace.reset();
        resetCounters();
        tokens.restoreAll();
        sellers
            .all()
            .forEach(seller -> {
                seller.clock().shiftTo(Duration.ZERO);
                catalogues.of(seller).regenerate(initialSizes.getOrDefault(seller, 0));
            });
    }

    private Catalogue catalogue(String seller) {
        return catalogues.of(sellers.named(seller));
    }

    private <T> T change(String seller, Function<CatalogueEdits, T> change) {
        return catalogue(seller).change(change);
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

    private CardDigest digest(Card card) {
        return new CardDigest(card.nmId(), Rfc3339.format(card.updatedMicros()), CardDigest.hash(json(card)));
    }

    private String json(Card card) {
        return new String(Json.write(8_000, out -> cardJson.write(out, card)), StandardCharsets.UTF_8);
    }
}
