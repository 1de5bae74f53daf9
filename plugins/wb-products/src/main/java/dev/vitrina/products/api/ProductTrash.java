package dev.vitrina.products.api;

import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.Freshness;
import dev.vitrina.products.directory.Trash;
import dev.vitrina.products.directory.Trash.TrashPage;
import dev.vitrina.products.directory.Trash.TrashedCard;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The cards in the trash. */
@Controller
public final class ProductTrash {

    private final Trash trash;

    public ProductTrash(Trash trash) {
        this.trash = trash;
    }

    /** Maps to {@code ProductTrashConnection}. */
    public record Trashed(List<TrashedCard> nodes, PageInfo pageInfo, Freshness freshness) {}

    @QueryMapping
    public Trashed productsTrashed(
        ShopContext shop,
        @Argument @Nullable String search,
        @Argument @Nullable String after
    ) {
        String text = search == null ? "" : search.strip();
        String binding = "trash " + text;
        String position = after == null
            ? null
            : Objects.requireNonNull(KeysetCursor.decode(after, binding).values().getFirst());
        TrashPage page = trash.page(shop.id(), text, position);
        String next = page.next() == null ? null : new KeysetCursor(List.of(page.next())).encode(binding);
        return new Trashed(page.cards(), new PageInfo(next != null, after != null, null, next), page.freshness());
    }
}
