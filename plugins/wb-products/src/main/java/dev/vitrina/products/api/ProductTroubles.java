package dev.vitrina.products.api;

import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.HealthCounts;
import dev.vitrina.products.search.HealthCounts.ShopHealth;
import dev.vitrina.products.sync.SyncPolicy;
import dev.vitrina.products.trouble.CardError;
import dev.vitrina.products.trouble.CardErrors;
import dev.vitrina.products.trouble.CardErrors.Answer;
import dev.vitrina.products.trouble.Check;
import dev.vitrina.products.trouble.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What is wrong with cards: in a shop, and with one of them. */
@Controller
public final class ProductTroubles {

    private final CardErrors errors;
    private final HealthCounts health;
    private final CardStore store;
    private final CardDirectory directory;
    private final Mirror mirror;
    private final SyncPolicy policy;
    private final Texts texts;

    public ProductTroubles(
        CardErrors errors,
        HealthCounts health,
        CardStore store,
        CardDirectory directory,
        Mirror mirror,
        SyncPolicy policy,
        Texts texts
    ) {
        this.errors = errors;
        this.health = health;
        this.store = store;
        this.directory = directory;
        this.mirror = mirror;
        this.policy = policy;
        this.texts = texts;
    }

    @QueryMapping
    public ShopHealth productHealth(ShopContext shop) {
        return health.of(shop.id());
    }

    @SchemaMapping(typeName = "ProductShopHealth")
    public Freshness freshness(ShopHealth of) {
        return mirror.freshness(of.shop().value(), policy.fresh());
    }

    @QueryMapping
    public Errors productErrors(ShopContext shop) {
        return switch (errors.of(shop.id())) {
            case Answer.Known known -> new Errors(known.list(), known.complete(), known.freshness(), null);
            case Answer.Unknown(Problem problem) -> new Errors(List.of(), false, null, problem);
        };
    }

    /** Nothing where the mirror has no card of this vendor code: one that was never made. */
    @BatchMapping(typeName = "ProductError", field = "product")
    public Map<CardError, Card> product(List<CardError> found) {
        ShopId shop = found.getFirst().shop();
        Map<String, Card> cards = directory.byVendorCode(shop, found.stream().map(CardError::vendorCode).toList());
        return found
            .stream()
            .filter(error -> cards.containsKey(error.vendorCode()))
            .collect(Collectors.toMap(Function.identity(), error -> cards.get(error.vendorCode())));
    }

    /** All cards of a request are of one shop: the request's. */
    @BatchMapping(typeName = "Product", field = "contentErrors")
    public List<ContentErrors> contentErrors(List<Card> cards) {
        Answer answer = errors.of(cards.getFirst().shop());
        return cards
            .stream()
            .map(card -> contentErrors(card, answer))
            .toList();
    }

    private static ContentErrors contentErrors(Card card, Answer answer) {
        return switch (answer) {
            case Answer.Unknown(Problem problem) -> new ContentErrors(false, List.of(), null, problem);
            case Answer.Known known -> {
                CardError error = known.of(card.vendorCode());
                yield error == null
                    ? new ContentErrors(true, List.of(), null, null)
                    : new ContentErrors(true, error.messages(), error.at(), null);
            }
        };
    }

    @QueryMapping
    public Diagnosis productDiagnosis(ShopContext shop, @Argument String nmId) {
        long id = Ids.parse("nmId", nmId);
        MirrorStatus status = mirror.status(shop.id().value());
        Card card = store.find(shop.id(), id).orElse(null);
        if (card == null) {
            List<MirrorChange> last = mirror.history(shop.id().value(), id, null, 1);
            boolean removed = !last.isEmpty() && last.getFirst().kind() == MirrorChange.Kind.REMOVED;
            return Diagnosis.ofNone(shop.id(), id, status, policy.fresh(), removed);
        }
        return Diagnosis.of(card, status, policy.fresh(), errors.of(shop.id()), directory.sameTitle(card));
    }

    @SchemaMapping(typeName = "ProductCheck")
    public String message(Check check) {
        return texts.of(key(check) + ".message", check.values().toArray());
    }

    @SchemaMapping(typeName = "ProductCheck")
    public @Nullable String nextStep(Check check) {
        return check.verdict() == Check.Verdict.OK ? null : texts.of(key(check) + ".next", check.values().toArray());
    }

    private static String key(Check check) {
        return "check." + check.subject() + "." + check.reason();
    }

    /** Maps to {@code ProductErrorList}. */
    public record Errors(
        List<CardError> items,
        boolean complete,
        @Nullable Freshness freshness,
        @Nullable Problem problem
    ) {}

    /** Maps to {@code ProductContentErrors}. */
    public record ContentErrors(
        boolean known,
        List<String> messages,
        @Nullable Instant at,
        @Nullable Problem problem
    ) {}
}
