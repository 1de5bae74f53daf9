package dev.vitrina.pricing.api;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PriceProbes;
import dev.vitrina.pricing.change.PriceRows;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes drafts and has them checked, so that who made one finds the verdict on its page. */
public final class PriceDrafts {

    private static final int TITLE = 200;

    private final ChangeSets changeSets;
    private final Texts texts;
    private final JsonMapper json;
    private final PriceRows rows;
    private final PriceProbes probes;

    public PriceDrafts(ChangeSets changeSets, Texts texts, JsonMapper json, PriceRows rows, PriceProbes probes) {
        this.changeSets = changeSets;
        this.rows = rows;
        this.probes = probes;
        this.texts = texts;
        this.json = json;
    }

    /** Maps to {@code PricingDraftPayload}. */
    public record Drafted(@Nullable Long changeSetId, List<UserError> errors) {
        public Drafted {
            errors = List.copyOf(errors);
        }

        static Drafted refused(List<UserError> errors) {
            return new Drafted(null, errors);
        }
    }

    /**
     * Who drafts what, and what it is called.
     *
     * @param callers that person's shops, which tell whether he may see costs
     * @param origin {@code grid}, {@code paste}, {@code import} or {@code rule}
     * @param input  what was asked for; its JSON tells one request from another
     */
    record Request(
        ShopContext shop,
        Actor by,
        CallerShops callers,
        String origin,
        @Nullable String title,
        @Nullable String key,
        Object input
    ) {
        private boolean seesCosts() {
            return callers.with(PriceKind.COSTS).stream().map(Shop::id).anyMatch(shop.id()::equals);
        }
    }

    /**
     * Of who may not see costs, only so many different prices of a good are checked, and the check tells of no cost. Rows of goods beyond that stay in the set,
     * where the check stops them by name; a set of nothing else is refused.
     */
    Drafted draft(Request request, Supplier<List<DraftRow>> wanted) {
        List<DraftRow> drafted = wanted.get();
        if (drafted.isEmpty()) {
            return Drafted.refused(List.of(error("NOTHING_TO_CHANGE")));
        }
        ShopId shop = request.shop().id();
        if (!request.seesCosts()) {
            PriceProbes.Noted noted = probes.note(shop, request.by().userId(), drafted);
            if (drafted.stream().allMatch(noted::isTooOften)) {
                return Drafted.refused(
                    List.of(
                        UserError.at(
                            "TOO_MANY_CHECKS",
                            texts.of("error.TOO_MANY_CHECKS", PriceProbes.MOST, PriceProbes.MOST_A_DAY)
                        )
                    )
                );
            }
            drafted = drafted
                .stream()
                .map(row -> rows.hidingCosts(row, noted.isTooOften(row)))
                .toList();
        }
        try {
            ChangeSetId id = changeSets.createAndCheck(
                new ChangeSetDraft(
                    shop,
                    PriceKind.ID,
                    title(request),
                    request.origin(),
                    request.key(),
                    request.by(),
                    request.origin() + " " + json.writeValueAsString(request.input())
                ),
                drafted
            );
            return new Drafted(id.value(), List.of());
        } catch (VitrinaException refused) {
            if (ChangeSets.KEY_REUSED.equals(refused.extensions().get("reason"))) {
                return Drafted.refused(List.of(error(ChangeSets.KEY_REUSED, "idempotencyKey")));
            }
            if (refused.code() != ErrorCode.INVALID_INPUT) {
                throw refused;
            }
            String message = refused.getMessage();
            return Drafted.refused(
                List.of(UserError.at(refused.code().name(), message == null ? refused.code().name() : message))
            );
        }
    }

    UserError error(String code, String... path) {
        return UserError.at(code, texts.of("error." + code), path);
    }

    private String title(Request request) {
        String title = request.title();
        String made = title == null || title.isBlank() ? texts.of("draft." + request.origin()) : title.strip();
        return made.length() <= TITLE ? made : made.substring(0, TITLE);
    }
}
