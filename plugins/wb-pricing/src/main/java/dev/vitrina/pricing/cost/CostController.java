package dev.vitrina.pricing.cost;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.cost.CostRequests.KeyReusedException;
import dev.vitrina.pricing.cost.CostTelling.Imported;
import dev.vitrina.pricing.cost.CostTelling.Look;
import dev.vitrina.pricing.cost.CostTelling.Request;
import dev.vitrina.pricing.cost.CostTelling.Typed;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.tables.BadTableException;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What people say of costs: the mutations {@code pricingCosts*}, and {@code Query.pricingCostsImportPreview}. */
@Controller
public final class CostController {

    private static final int EXAMPLES = 5;
    private static final int MOST = 5_000;
    private static final int KEY_LENGTH = 200;

    private final CostTelling telling;
    private final Days days;
    private final Texts texts;
    private final Consumer<ShopId> changed;

    /** @param changed told of a shop whose costs are others now */
    public CostController(CostTelling telling, Days days, Texts texts, Consumer<ShopId> changed) {
        this.telling = telling;
        this.days = days;
        this.texts = texts;
        this.changed = changed;
    }

    /** Maps to {@code PricingCostInput}. */
    public record CostInput(
        String nmId,
        @Nullable String sizeId,
        String amount,
        @Nullable String currency,
        @Nullable String validFrom
    ) {}

    /** Maps to {@code PricingCostsSetInput}. */
    public record SetInput(List<CostInput> costs, @Nullable String validFrom, @Nullable String idempotencyKey) {}

    /** Maps to {@code PricingCostsImportColumnInput}. */
    public record ColumnInput(int index, @Nullable String target) {}

    /** Maps to {@code PricingCostsImportInput} and to {@code PricingCostsImportPreviewInput}, which has no key. */
    public record ImportInput(
        @Nullable String text,
        @Nullable String fileId,
        @Nullable List<ColumnInput> columns,
        @Nullable String validFrom,
        @Nullable String idempotencyKey
    ) {}

    /** Maps to {@code PricingCostKeyInput}. */
    public record KeyInput(String nmId, @Nullable String sizeId, String validFrom) {}

    /** Maps to {@code PricingCostsRemoveInput}. */
    public record RemoveInput(List<KeyInput> costs) {}

    /** Maps to {@code PricingCostsPayload}. */
    public record Told(Tally tally, List<UserError> errors) {}

    /** Maps to {@code PricingCostsRemovePayload}. */
    public record Removed(int removed, List<UserError> errors) {}

    /** Maps to {@code PricingCostsImportPreview}. */
    public record Preview(
        List<MappedTable.Column> columns,
        Tally tally,
        List<Example> examples,
        List<UserError> errors
    ) {}

    /** Maps to {@code PricingCostsImportExample}. */
    public record Example(long nmId, @Nullable Long sizeId, String validFrom, String amount, String currency) {
        static Example of(NewCost cost) {
            long size = cost.sku().sizeId();
            return new Example(
                cost.sku().nmId(),
                size == Sku.ALL_SIZES ? null : size,
                cost.validFrom().toString(),
                cost.amount().toPlainString(),
                cost.currency()
            );
        }
    }

    @QueryMapping
    public Preview pricingCostsImportPreview(ShopContext shop, @Argument ImportInput input) {
        Optional<LocalDate> from = day(input.validFrom());
        if (from.isEmpty()) {
            return new Preview(List.of(), Tally.NOTHING, List.of(), List.of(error("NOT_A_DATE", "validFrom")));
        }
        Imported imported = imported(input, from.get());
        List<MappedTable.Column> columns = List.of();
        try {
            columns = telling.columns(shop.id(), imported);
            Look look = telling.look(shop.id(), imported, EXAMPLES);
            return new Preview(
                look.columns(),
                look.tally(),
                look.examples().stream().map(Example::of).toList(),
                List.of()
            );
        } catch (BadTableException bad) {
            return new Preview(columns, Tally.NOTHING, List.of(), List.of(error(bad.flaw().name())));
        }
    }

    @MutationMapping
    public Told pricingCostsSet(ShopContext shop, Actor actor, @Argument SetInput input) {
        if (input.costs().isEmpty() || input.costs().size() > MOST) {
            return refused("COSTS_COUNT", "costs");
        }
        List<Typed> costs = input
            .costs()
            .stream()
            .map(cost -> new Typed(cost.nmId(), cost.sizeId(), cost.amount(), cost.currency(), cost.validFrom()))
            .toList();
        Request request = new Request(shop.id(), actor, input.idempotencyKey(), input);
        return announced(
            shop,
            told(input.validFrom(), input.idempotencyKey(), from -> telling.set(request, costs, from))
        );
    }

    @MutationMapping
    public Told pricingCostsImport(ShopContext shop, Actor actor, @Argument ImportInput input) {
        Request request = new Request(shop.id(), actor, input.idempotencyKey(), input);
        return announced(
            shop,
            told(input.validFrom(), input.idempotencyKey(), from -> telling.keep(request, imported(input, from)))
        );
    }

    @MutationMapping
    public Removed pricingCostsRemove(ShopContext shop, @Argument RemoveInput input) {
        if (input.costs().isEmpty() || input.costs().size() > MOST) {
            return new Removed(0, List.of(error("COSTS_COUNT", "costs")));
        }
        List<NewCost.Key> keys = new ArrayList<>();
        List<UserError> errors = new ArrayList<>();
        for (int i = 0; i < input.costs().size(); i++) {
            KeyInput cost = input.costs().get(i);
            String size = Objects.requireNonNullElse(cost.sizeId(), "0");
            Optional<LocalDate> from = DateText.parse(cost.validFrom());
            if (!NamedGoods.isId(cost.nmId()) || !(size.equals("0") || NamedGoods.isId(size))) {
                errors.add(error("NOT_AN_ID", "costs", Integer.toString(i)));
            } else if (from.isEmpty()) {
                errors.add(error("NOT_A_DATE", "costs", Integer.toString(i), "validFrom"));
            } else {
                keys.add(new NewCost.Key(new Sku(Long.parseLong(cost.nmId()), Long.parseLong(size)), from.get()));
            }
        }
        int removed = telling.remove(shop.id(), keys);
        if (removed > 0) {
            changed.accept(shop.id());
        }
        return new Removed(removed, errors);
    }

    /** Tells costs, with a day for those that name none. */
    private interface Work {
        Tally from(LocalDate day);
    }

    private Told told(@Nullable String validFrom, @Nullable String key, Work work) {
        Optional<LocalDate> from = day(validFrom);
        if (from.isEmpty()) {
            return refused("NOT_A_DATE", "validFrom");
        }
        if (key != null && (key.isBlank() || key.length() > KEY_LENGTH)) {
            return refused("IDEMPOTENCY_KEY_LENGTH", "idempotencyKey");
        }
        try {
            return new Told(work.from(from.get()), List.of());
        } catch (KeyReusedException reused) {
            return refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
        } catch (BadTableException bad) {
            return refused(bad.flaw().name());
        }
    }

    private Told announced(ShopContext shop, Told told) {
        if (told.tally().set() > 0) {
            changed.accept(shop.id());
        }
        return told;
    }

    private Told refused(String code, String... path) {
        return new Told(Tally.NOTHING, List.of(error(code, path)));
    }

    private Optional<LocalDate> day(@Nullable String text) {
        return text == null ? Optional.of(days.today()) : DateText.parse(text);
    }

    private static Imported imported(ImportInput input, LocalDate from) {
        Map<Integer, @Nullable String> overrides = new HashMap<>();
        if (input.columns() != null) {
            input.columns().forEach(column -> overrides.put(column.index(), column.target()));
        }
        return new Imported(new Tables.Source(input.text(), input.fileId()), overrides, from);
    }

    private UserError error(String code, String... path) {
        return UserError.at(code, texts.of("cost.error." + code, KEY_LENGTH, MOST), path);
    }
}
