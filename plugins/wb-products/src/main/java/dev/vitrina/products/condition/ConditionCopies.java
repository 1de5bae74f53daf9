package dev.vitrina.products.condition;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.condition.ConditionStore.Copy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the copies of conditions like what their plugins know. */
public final class ConditionCopies {

    private final CardConditions conditions;
    private final ConditionStore store;
    private final Mirror mirror;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    public ConditionCopies(
        CardConditions conditions,
        ConditionStore store,
        Mirror mirror,
        TransactionTemplate transaction
    ) {
        this.conditions = conditions;
        this.store = store;
        this.mirror = mirror;
        this.transaction = transaction;
        this.snapshot = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** Makes the copy anew, if it is of another version: in one transaction, so that nobody sees half of it. */
    void refresh(ShopId shop, CardCondition condition) {
        boolean changed = Boolean.TRUE.equals(
            transaction.execute(_ -> {
                String known = store.lock(shop, condition.id()).orElse(null);
                // Before the cards: what changes while they are read is of a later version, and read again.
                String version = condition.version(shop);
                if (version.equals(known)) {
                    return false;
                }
                Made made = copy(shop, condition);
                store.copied(shop, condition.id(), new Copy(version, condition.asOf(shop).orElse(null), made.cards()));
                return made.written() > 0;
            })
        );
        if (changed) {
            // Counts, facets and pages are remembered for as long as the mirror stays as it is.
            mirror.touched(shop.value());
        }
    }

    /** @param written how many cards have it now and had not, or the other way round */
    private record Made(long cards, long written) {}

    private Made copy(ShopId shop, CardCondition condition) {
        long cards = 0;
        long written = 0;
        long after = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            List<Long> page = condition.nmIds(shop, after, CardCondition.MOST);
            more = page.size() >= CardCondition.MOST;
            long last = more ? page.getLast() : Long.MAX_VALUE;
            if (more && last <= after) {
                throw new IllegalStateException("The condition " + condition.id() + " does not go upwards");
            }
            written += store.replace(shop, condition.id(), after, last, page);
            cards += page.size();
            after = last;
        }
        return new Made(cards, written);
    }

    /** @param condition its id; one that no plugin in service has stays as it is */
    void refresh(ShopId shop, String condition) {
        conditions.find(condition).ifPresent(found -> refresh(shop, found));
    }

    /**
     * Sees to it that lists of these shops can be filtered by these: copies those that never were.
     *
     * @throws VitrinaException {@code PLUGIN_UNAVAILABLE} with the extension {@code condition} where no plugin in service has one of them: left out,
     *     it would pass every card
     */
    public void require(Collection<ShopId> shops, Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        wanted.forEach(this::known);
        store.missing(shops, wanted).forEach(missing -> refresh(missing.shop(), known(missing.condition())));
    }

    /**
     * Reads by the copies of these, for who was let to earlier and comes to it only now: a copy does, though its plugin be away for a while. The copies
     * and what is read are of one moment.
     *
     * @throws VitrinaException as of {@link #require}, where a copy is gone with its plugin
     */
    public <T> T reading(ShopId shop, Collection<String> wanted, Supplier<T> read) {
        if (wanted.isEmpty()) {
            return read.get();
        }
        store.missing(List.of(shop), wanted).forEach(missing -> refresh(shop, known(missing.condition())));
        return Objects.requireNonNull(
            snapshot.execute(_ -> {
                store
                    .missing(List.of(shop), wanted)
                    .forEach(missing -> {
                        throw unknown(missing.condition());
                    });
                return read.get();
            })
        );
    }

    private CardCondition known(String condition) {
        return conditions.find(condition).orElseThrow(() -> unknown(condition));
    }

    private static VitrinaException unknown(String condition) {
        return new VitrinaException(
            ErrorCode.PLUGIN_UNAVAILABLE,
            "No plugin in service knows which cards are `" + condition + "`",
            Map.of("condition", condition)
        );
    }

    /** What can be filtered by, with its copy; each of the present version. */
    public Map<CardCondition, Copy> offered(ShopId shop) {
        List<CardCondition> all = conditions.all();
        Map<String, Copy> copies = store.copies(shop);
        List<CardCondition> missing = all
            .stream()
            .filter(condition -> !copies.containsKey(condition.id()))
            .toList();
        if (!missing.isEmpty()) {
            missing.forEach(condition -> refresh(shop, condition));
            copies.putAll(store.copies(shop));
        }
        Map<CardCondition, Copy> offered = new HashMap<>();
        all.forEach(condition -> offered.put(condition, Objects.requireNonNull(copies.get(condition.id()))));
        return offered;
    }

    /** All of a shop, and nothing more of those that have been without their plugin for long: it may only be starting. */
    void refreshAll(ShopId shop, Duration patience) {
        List<CardCondition> all = conditions.all();
        Set<String> abandoned = store.abandoned(shop, all.stream().map(CardCondition::id).toList(), patience);
        if (!abandoned.isEmpty()) {
            transaction.executeWithoutResult(_ -> store.drop(shop, abandoned));
            mirror.touched(shop.value());
        }
        all.forEach(condition -> refresh(shop, condition));
    }
}
