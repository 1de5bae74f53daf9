package dev.vitrina.media.download;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.PhotoSize;
import dev.vitrina.media.shown.MoreThanShown;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares archives, and tells how far they are. */
@Controller
class DownloadController {

    /** Cards that a request may name; more are chosen by a filter. */
    private static final int MOST_NAMED = 10_000;

    private final DownloadStore store;
    private final MoreThanShown moreThanShown;
    private final JsonMapper json;

    DownloadController(DownloadStore store, MoreThanShown moreThanShown, JsonMapper json) {
        this.store = store;
        this.moreThanShown = moreThanShown;
        this.json = json;
    }

    @QueryMapping
    @Nullable
    MediaDownload mediaDownload(ShopContext shop, @Argument String id) {
        return id(id)
            .flatMap(known -> store.find(shop.id(), known))
            .orElse(null);
    }

    @MutationMapping
    Payload mediaDownloadPrepare(ShopContext shop, DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        Wanted wanted = json.convertValue(input, Wanted.class);
        Options options = new Options(
            wanted.size() == null ? PhotoSize.BIG : wanted.size(),
            wanted.photos() == null || wanted.photos(),
            wanted.video() == null ? VideoChoice.FULL : wanted.video(),
            wanted.names() == null ? NameTemplate.DEFAULT : NameTemplate.of(wanted.names())
        );
        Selection selection = selection(shop.id(), wanted);
        return moreThanShown
            .refusal(shop.id(), selection.filter(), wanted.filter() == null ? null : wanted.expectedCount())
            .map(refusal -> new Payload(null, List.of(refusal)))
            .orElseGet(() -> new Payload(store.create(shop.id(), selection, options), List.of()));
    }

    @MutationMapping
    Payload mediaDownloadStop(ShopContext shop, @Argument StopInput input) {
        MediaDownload download = required(shop.id(), input.id());
        store.stop(shop.id(), download.id());
        return new Payload(required(shop.id(), input.id()), List.of());
    }

    private Selection selection(ShopId shop, Wanted wanted) {
        String resumed = wanted.resumes();
        if (resumed != null) {
            MediaDownload before = required(shop, resumed);
            if (!before.isResumable()) {
                throw new VitrinaException(ErrorCode.CONFLICT, "Nothing is left of this download");
            }
            return before.left();
        }
        List<String> nmIds = wanted.nmIds();
        if (nmIds == null) {
            JsonNode filter = wanted.filter();
            return new Selection(null, filter == null || !filter.isObject() ? null : filter.toString(), 0, List.of());
        }
        if (nmIds.isEmpty() || nmIds.size() > MOST_NAMED) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmIds` must hold 1 to " + MOST_NAMED + " cards");
        }
        return new Selection(nmIds.stream().map(DownloadController::nmId).toList(), null, 0, List.of());
    }

    private MediaDownload required(ShopId shop, String id) {
        return id(id)
            .flatMap(known -> store.find(shop, known))
            .orElseThrow(() -> new VitrinaException(ErrorCode.NOT_FOUND, "There is no such download any more"));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static long nmId(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmIds` must hold positive numbers");
        }
        return Long.parseLong(text);
    }

    /** Maps to {@code MediaDownloadPrepareInput}; the filter is another plugin's to read. */
    record Wanted(
        @Nullable List<String> nmIds,
        @Nullable JsonNode filter,
        @Nullable Integer expectedCount,
        @Nullable String resumes,
        @Nullable PhotoSize size,
        @Nullable Boolean photos,
        @Nullable VideoChoice video,
        @Nullable String names
    ) {}

    /** Maps to {@code MediaDownloadStopInput}. */
    record StopInput(String id) {}

    /** Maps to {@code MediaDownloadPayload}. */
    record Payload(@Nullable MediaDownload download, List<UserError> errors) {}
}
