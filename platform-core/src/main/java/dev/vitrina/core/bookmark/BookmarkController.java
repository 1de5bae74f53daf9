package dev.vitrina.core.bookmark;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.core.bookmark.Bookmark.Kind;
import dev.vitrina.core.bookmark.BookmarkStore.Target;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Bookmarks over GraphQL: each user has their own in each shop, and sees no others. */
@Controller
class BookmarkController {

    private static final int MOST_PINS = 50;
    private static final int MOST_RECENT = 30;
    private static final int LONGEST = 200;
    private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z0-9./_-]{0,63}");

    private final BookmarkStore store;

    BookmarkController(BookmarkStore store) {
        this.store = store;
    }

    @QueryMapping
    ItemList<Bookmark> bookmarks(ShopContext shop, GraphQLContext context) {
        List<Bookmark> items = store.of(user(context), id(shop));
        return new ItemList<>(items, items.size());
    }

    @MutationMapping
    Payload bookmarkPin(@Argument BookmarkInput input, ShopContext shop, GraphQLContext context) {
        List<UserError> objections = input.objections();
        if (objections.isEmpty() && !store.pin(user(context), id(shop), input.what(), MOST_PINS)) {
            return new Payload(
                List.of(UserError.at("TOO_MANY", "%d pins are the most: take one away first".formatted(MOST_PINS)))
            );
        }
        return new Payload(objections);
    }

    @MutationMapping
    Payload bookmarkUnpin(@Argument UnpinInput input, ShopContext shop, GraphQLContext context) {
        store.remove(Kind.PIN, user(context), id(shop), input.subject(), input.target());
        return new Payload(List.of());
    }

    @MutationMapping
    Payload bookmarkVisit(@Argument BookmarkInput input, ShopContext shop, GraphQLContext context) {
        List<UserError> objections = input.objections();
        if (objections.isEmpty()) {
            store.visit(user(context), id(shop), input.what(), MOST_RECENT);
        }
        return new Payload(objections);
    }

    private static long user(GraphQLContext context) {
        return RequestScope.of(context).signedIn().userId();
    }

    private static long id(ShopContext shop) {
        return shop.id().value();
    }

    record BookmarkInput(String subject, String target, String label) {
        Target what() {
            return new Target(subject, target, label.length() > LONGEST ? label.substring(0, LONGEST) : label);
        }

        List<UserError> objections() {
            if (!SUBJECT.matcher(subject).matches()) {
                return List.of(UserError.at("INVALID_SUBJECT", "This is not the name of a kind of thing", "subject"));
            }
            return target.isBlank() || target.length() > LONGEST
                ? List.of(UserError.at("INVALID_TARGET", "An id has 1 to %d characters".formatted(LONGEST), "target"))
                : List.of();
        }
    }

    record UnpinInput(String subject, String target) {}

    record Payload(List<UserError> errors) {}
}
