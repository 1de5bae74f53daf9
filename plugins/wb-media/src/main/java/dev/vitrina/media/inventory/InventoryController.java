package dev.vitrina.media.inventory;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.media.shown.MoreThanShown;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The media of a shop that need somebody's eye, and the check that finds them. */
@Controller
class InventoryController {

    private static final int MOST_NAMED = 10_000;
    private static final int MOST_ALIKE = 50;

    private final AssetStore store;
    private final Jobs jobs;
    private final MoreThanShown moreThanShown;
    private final JsonMapper json;

    InventoryController(AssetStore store, Jobs jobs, MoreThanShown moreThanShown, JsonMapper json) {
        this.store = store;
        this.jobs = jobs;
        this.moreThanShown = moreThanShown;
        this.json = json;
    }

    @QueryMapping
    Page<Asset> mediaInState(
        ShopContext shop,
        @Argument AssetState state,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        String binding = "state " + state;
        List<String> from = after == null ? List.of("0", "-1") : parts(after, binding, 2);
        List<Asset> found = store.inState(shop.id(), state, number(from.get(0)), (int) number(from.get(1)), size + 1);
        return Page.of(found, size, asset ->
            new KeysetCursor(List.of(Long.toString(asset.nmId()), Integer.toString(asset.number()))).encode(binding)
        );
    }

    @QueryMapping
    Page<Group> mediaDuplicates(ShopContext shop, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        int size = PageSize.of(first).value();
        Long from = after == null ? null : (Long) number(parts(after, "alike", 1).getFirst());
        List<AssetStore.Alike> alike = store.alike(shop.id(), from, size + 1);
        Map<Long, List<Asset>> photos = store.looking(
            shop.id(),
            alike.stream().map(AssetStore.Alike::alike).toList(),
            MOST_ALIKE
        );
        List<Group> groups = alike
            .stream()
            .map(look -> new Group(look.alike(), look.photos(), photos.getOrDefault(look.alike(), List.of())))
            .toList();
        return Page.of(groups, size, group -> new KeysetCursor(List.of(Long.toString(group.alike()))).encode("alike"));
    }

    @QueryMapping
    @Nullable
    Job mediaCheck(ShopContext shop) {
        return jobs.active(CheckJob.TYPE, shop.id()).orElse(null);
    }

    @MutationMapping
    Started mediaCheckStart(ShopContext shop, DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        Wanted wanted = json.convertValue(input, Wanted.class);
        List<String> nmIds = wanted.nmIds();
        if (nmIds != null && (nmIds.isEmpty() || nmIds.size() > MOST_NAMED)) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmIds` must hold 1 to " + MOST_NAMED + " cards");
        }
        JsonNode filter = wanted.filter();
        CheckJob.Scope scope = new CheckJob.Scope(
            nmIds == null ? null : nmIds.stream().map(InventoryController::nmId).distinct().sorted().toList(),
            filter == null || !filter.isObject() ? null : filter.toString()
        );
        return moreThanShown
            .refusal(shop.id(), scope.filter(), scope.filter() == null ? null : wanted.expectedCount())
            .map(refusal -> new Started(null, List.of(refusal)))
            .orElseGet(() ->
                new Started(jobs.start(CheckJob.TYPE, shop.id(), json.writeValueAsString(scope)), List.of())
            );
    }

    private static List<String> parts(String cursor, String binding, int count) {
        List<String> parts = KeysetCursor.decode(cursor, binding).values().stream().map(String::valueOf).toList();
        if (parts.size() != count) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
        return parts;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }

    private static long nmId(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmIds` must hold positive numbers");
        }
        return Long.parseLong(text);
    }

    /** Maps to {@code MediaDuplicateGroup}. */
    record Group(long alike, long count, List<Asset> photos) {}

    /** Maps to {@code MediaCheckStartInput}; the filter is another plugin's to read. */
    record Wanted(@Nullable List<String> nmIds, @Nullable JsonNode filter, @Nullable Integer expectedCount) {}

    /** Maps to {@code MediaCheckStartPayload}. */
    record Started(@Nullable Job job, List<UserError> errors) {}
}
