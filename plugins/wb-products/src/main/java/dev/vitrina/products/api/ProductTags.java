package dev.vitrina.products.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.content.Written;
import dev.vitrina.products.mirror.TagChanged;
import dev.vitrina.products.mirror.TaggedCards;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seller's tags themselves; which cards have them is edited by change sets. One call each, done when it is answered, and nothing of a card
 * changes but a name, which {@link TaggedCards} brings to its row: no draft is needed (WB items spec, tag).
 */
@Controller
public final class ProductTags {

    private static final int NAME = 15;

    private final ContentWriter writer;
    private final TaggedCards cards;
    private final Texts texts;
    private final JsonMapper json;
    private final Clock clock;

    public ProductTags(ContentWriter writer, TaggedCards cards, Texts texts, JsonMapper json, Clock clock) {
        this.writer = writer;
        this.cards = cards;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /** Those that Wildberries takes; maps to the GraphQL enum {@code ProductTagColor}. */
    public enum Color {
        GREY("D1CFD7"),
        RED("FEE0E0"),
        PURPLE("ECDAFF"),
        BLUE("E4EAFF"),
        GREEN("DEF1DD"),
        YELLOW("FFECC7");

        private final String hex;

        Color(String hex) {
            this.hex = hex;
        }
    }

    /** Maps to {@code ProductTagCreateInput}. */
    public record CreateInput(String name, Color color) {}

    /** Maps to {@code ProductTagUpdateInput}. */
    public record UpdateInput(String id, String name, Color color) {}

    /** Maps to {@code ProductTagDeleteInput}. */
    public record DeleteInput(String id) {}

    /** Maps to {@code ProductTagPayload}. */
    public record Done(boolean done, List<UserError> errors) {
        public Done {
            errors = List.copyOf(errors);
        }
    }

    @MutationMapping
    public Done productTagCreate(ShopContext shop, @Argument CreateInput input) {
        return named(shop.id(), ContentMethods.CREATE_TAG, Map.of(), input.name(), input.color());
    }

    @MutationMapping
    public Done productTagUpdate(ShopContext shop, @Argument UpdateInput input) {
        long tag = Ids.parse("id", input.id());
        Done done = named(shop.id(), ContentMethods.CHANGE_TAG, path(tag), input.name(), input.color());
        if (done.done()) {
            cards.show(TagChanged.renamed(shop.id(), tag, input.name().strip(), input.color().hex));
        }
        return done;
    }

    @MutationMapping
    public Done productTagDelete(ShopContext shop, @Argument DeleteInput input) {
        long tag = Ids.parse("id", input.id());
        Done done = sent(shop.id(), ContentMethods.DELETE_TAG, new UpstreamRequest(path(tag), Map.of(), null));
        if (done.done()) {
            cards.show(TagChanged.deleted(shop.id(), tag));
        }
        return done;
    }

    private static Map<String, String> path(long tag) {
        return Map.of("tag", Long.toString(tag));
    }

    private Done named(ShopId shop, Endpoint endpoint, Map<String, String> path, String name, Color color) {
        String stripped = name.strip();
        List<UserError> errors = new ArrayList<>();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > NAME) {
            errors.add(UserError.at("TAG_NAME_LENGTH", texts.of("error.TAG_NAME_LENGTH", NAME), "name"));
        }
        return errors.isEmpty()
            ? sent(
                shop,
                endpoint,
                new UpstreamRequest(
                    path,
                    Map.of(),
                    json.writeValueAsString(Map.of("name", stripped, "color", color.hex))
                )
            )
            : new Done(false, errors);
    }

    private Done sent(ShopId shop, Endpoint endpoint, UpstreamRequest request) {
        return switch (writer.write(shop, endpoint, request, Priority.INTERACTIVE)) {
            case Written.Accepted() -> new Done(true, List.of());
            case Written.Refused(String reason, var _) -> refused("REFUSED_BY_WILDBERRIES", reason);
            case Written.Closed(String reason) -> refused("REFUSED_BY_WILDBERRIES", reason);
            case Written.Lost(String reason) -> refused("OUTCOME_UNKNOWN", texts.of("error.OUTCOME_UNKNOWN", reason));
            case Written.NotNow(var kind, String reason, var wait) -> throw VitrinaException.of(
                new Problem(kind, reason, clock.instant().plus(wait)),
                clock.instant()
            );
        };
    }

    private static Done refused(String code, @Nullable String message) {
        return new Done(false, List.of(UserError.at(code, message == null ? code : message)));
    }
}
