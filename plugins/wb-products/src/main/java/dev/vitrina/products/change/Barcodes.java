package dev.vitrina.products.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.edit.NewCard;
import dev.vitrina.products.edit.NewCard.NewSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gives sizes without a barcode one of Wildberries' ({@code /content/v2/barcodes}, 5000 at once). */
public final class Barcodes {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 5_000;

    private final UpstreamGateway gateway;
    private final Envelope envelope;

    public Barcodes(UpstreamGateway gateway, Envelope envelope) {
        this.gateway = gateway;
        this.envelope = envelope;
    }

    /**
     * The same cards, with barcodes where they are asked for.
     *
     * @param asked by the card's place in the list
     * @return empty when there are none to be had now
     */
    Optional<List<NewCard>> complete(ShopId shop, List<NewCard> cards, List<Boolean> asked, Priority priority) {
        List<NewCard> sized = new ArrayList<>();
        int needed = 0;
        for (int i = 0; i < cards.size(); i++) {
            NewCard card = cards.get(i);
            if (asked.get(i) && card.sizes().isEmpty()) {
                card = with(card, List.of(new NewSize(null, null, null, List.of())));
            }
            sized.add(card);
            needed += asked.get(i) ? missing(card) : 0;
        }
        if (needed == 0) {
            return Optional.of(sized);
        }
        Optional<List<String>> fresh = fresh(shop, needed, priority);
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        Iterator<String> next = fresh.get().iterator();
        List<NewCard> complete = new ArrayList<>();
        for (int i = 0; i < sized.size(); i++) {
            complete.add(asked.get(i) ? filled(sized.get(i), next) : sized.get(i));
        }
        return Optional.of(complete);
    }

    private static int missing(NewCard card) {
        return (int) card
            .sizes()
            .stream()
            .filter(size -> size.skus().isEmpty())
            .count();
    }

    private static NewCard filled(NewCard card, Iterator<String> barcodes) {
        return with(
            card,
            card
                .sizes()
                .stream()
                .map(size ->
                    size.skus().isEmpty()
                        ? new NewSize(size.techSize(), size.wbSize(), size.price(), List.of(barcodes.next()))
                        : size
                )
                .toList()
        );
    }

    private static NewCard with(NewCard card, List<NewSize> sizes) {
        return new NewCard(card.subjectId(), card.values(), sizes, card.kizMarked(), card.wholesale());
    }

    private Optional<List<String>> fresh(ShopId shop, int count, Priority priority) {
        List<String> barcodes = new ArrayList<>();
        while (barcodes.size() < count) {
            int wanted = Math.min(MOST, count - barcodes.size());
            UpstreamRequest request = UpstreamRequest.json("{\"count\":" + wanted + "}");
            try {
                if (
                    !(gateway.call(shop, ContentMethods.BARCODES, request, priority, PATIENCE) instanceof Outcome.Ok ok)
                ) {
                    return Optional.empty();
                }
                List<String> given = envelope.data(ok.body()).valueStream().map(JsonNode::stringValue).toList();
                if (given.size() < wanted) {
                    return Optional.empty();
                }
                barcodes.addAll(given);
            } catch (RuntimeException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(barcodes);
    }
}
