package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.api.PriceDrafts.Drafted;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.promotion.Promotion;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.promotion.PromotionStore.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** {@code Mutation.pricingPromotionJoin}: drafts a change set; sends nothing. */
@Controller
public final class JoinController {

    private static final int MOST = 50_000;
    private static final int SLICE = 1_000;
    private static final int TITLE = 200;
    private static final String ID = "[1-9][0-9]{0,14}";

    private final PromotionStore promotions;
    private final ChangeSets changeSets;
    private final Texts texts;

    public JoinController(PromotionStore promotions, ChangeSets changeSets, Texts texts) {
        this.promotions = promotions;
        this.changeSets = changeSets;
        this.texts = texts;
    }

    /** Maps to {@code PricingPromotionJoinInput}. */
    public record JoinInput(
        String promotionId,
        List<String> nmIds,
        boolean now,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    @MutationMapping
    public Drafted pricingPromotionJoin(ShopContext shop, Actor actor, CallerShops callers, @Argument JoinInput input) {
        if (input.nmIds().isEmpty() || input.nmIds().size() > MOST) {
            return refused("ROWS_COUNT", "nmIds");
        }
        if (
            !input
                .nmIds()
                .stream()
                .allMatch(nmId -> nmId.matches(ID))
        ) {
            return refused("NM_ID_INVALID", "nmIds");
        }
        Optional<Promotion> promotion = input.promotionId().matches(ID)
            ? promotions.find(shop.id(), Long.parseLong(input.promotionId()))
            : Optional.empty();
        return promotion.isEmpty()
            ? refused("PROMOTION_UNKNOWN", "promotionId")
            : draft(shop.id(), actor, seesCosts(callers, shop.id()), promotion.get(), input);
    }

    private static boolean seesCosts(CallerShops callers, ShopId shop) {
        return callers.with(PriceKind.COSTS).stream().map(Shop::id).anyMatch(shop::equals);
    }

    private Drafted draft(ShopId shop, Actor actor, boolean seesCosts, Promotion promotion, JoinInput input) {
        List<DraftRow> rows = rows(shop, promotion.id(), input);
        try {
            ChangeSetId id = changeSets.createAndCheck(
                new ChangeSetDraft(
                    shop,
                    JoinKind.ID,
                    title(promotion, input),
                    "promotion:" + promotion.id(),
                    input.idempotencyKey(),
                    actor,
                    input.now() + " " + promotion.id() + " " + String.join(",", input.nmIds())
                ),
                seesCosts ? rows : rows.stream().map(Entry::hidingCosts).toList()
            );
            return new Drafted(id.value(), List.of());
        } catch (VitrinaException refused) {
            if (ChangeSets.KEY_REUSED.equals(refused.extensions().get("reason"))) {
                return refused(ChangeSets.KEY_REUSED, "idempotencyKey");
            }
            throw refused;
        }
    }

    /** Goods that no list has become rows all the same, so that the check says what is wrong with them. */
    private List<DraftRow> rows(ShopId shop, long promotion, JoinInput input) {
        List<Long> nmIds = input.nmIds().stream().map(Long::valueOf).distinct().toList();
        List<DraftRow> rows = new ArrayList<>();
        for (int from = 0; from < nmIds.size(); from += SLICE) {
            List<Long> slice = nmIds.subList(from, Math.min(from + SLICE, nmIds.size()));
            Map<Long, Row> listed = promotions.goods(shop, promotion, slice);
            for (long nmId : slice) {
                Row row = listed.get(nmId);
                rows.add(
                    new Entry(promotion, nmId, input.now()).draft(
                        row == null ? null : row.good(),
                        row == null ? null : row.vendorCode()
                    )
                );
            }
        }
        return rows;
    }

    private Drafted refused(String code, String... path) {
        return new Drafted(null, List.of(UserError.at(code, texts.of("error." + code), path)));
    }

    private static String title(Promotion promotion, JoinInput input) {
        String title = input.title();
        String made = title == null || title.isBlank() ? promotion.name() : title.strip();
        return made.length() <= TITLE ? made : made.substring(0, TITLE);
    }
}
