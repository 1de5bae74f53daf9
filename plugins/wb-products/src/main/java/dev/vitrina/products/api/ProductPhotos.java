package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Photo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The photos of a card: up to thirty, of which a list shows one. */
@Controller
public final class ProductPhotos {

    /** @throws VitrinaException {@code INVALID_INPUT} for fewer than none */
    @SchemaMapping(typeName = "Product")
    public List<Photo> photos(Card card, @Argument @Nullable Integer first) {
        if (first == null) {
            return card.photos();
        }
        if (first < 0) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must not be negative");
        }
        return card.photos().subList(0, Math.min(first, card.photos().size()));
    }
}
