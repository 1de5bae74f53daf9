package dev.vitrina.sandbox.feedbacks;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.feedbacks.Feedback.Words;
import dev.vitrina.sandbox.seller.Seller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The feedback of every seller, computed from the nmIds of the seller's first cards: none to six on each, a third of it not answered.
 * Thread-safe.
 */
public final class FeedbackBook {

    private static final int CARDS = 500;
    private static final Comparator<Feedback> BY_TIME = Comparator.comparing(Feedback::createdAt).thenComparing(
        Feedback::id
    );
    private static final List<String> NAMES = List.of("Анна", "Николай", "Ольга", "Сергей", "Мария", "Тимур", "Елена");
    private static final List<String> TEXTS = List.of(
        "Спасибо, всё подошло",
        "Хорошее качество, беру второй раз",
        "Цвет немного отличается от фото",
        "Доставили быстро, упаковка целая",
        "Размер не подошёл",
        ""
    );
    private static final List<String> PROS = List.of("Удобно", "Мягкая ткань", "Цена", "");
    private static final List<String> CONS = List.of("", "Нет", "Маломерит", "Запах");
    private static final String ANSWER = "Спасибо за отзыв! Ждём вас снова.";

    private final Catalogues catalogues;
    private final long seed;
    private final Instant newest;

    /** @param newest no feedback is younger */
    public FeedbackBook(Catalogues catalogues, long seed, Instant newest) {
        this.catalogues = catalogues;
        this.seed = seed;
        this.newest = newest;
    }

    /** All of a seller's, oldest first. */
    List<Feedback> of(Seller seller) {
        List<Feedback> all = new ArrayList<>();
        for (Card card : catalogues.of(seller).byNmId(0, CARDS)) {
            SplittableRandom random = new SplittableRandom(seed ^ (card.nmId() * 0x9E3779B97F4A7C15L));
            int count = random.nextInt(7);
            for (int number = 0; number < count; number++) {
                all.add(feedback(card, number, random.split()));
            }
        }
        all.sort(BY_TIME);
        return all;
    }

    private Feedback feedback(Card card, int number, SplittableRandom random) {
        long from = card.createdMicros() / 1_000_000;
        long until = Math.max(from + 1, newest.getEpochSecond());
        boolean answered = random.nextInt(3) > 0;
        return new Feedback(
            id(card, number),
            card,
            random.nextInt(card.sizes().size()),
            Instant.ofEpochSecond(random.nextLong(from, until)),
            valuation(random),
            new Words(any(NAMES, random), any(TEXTS, random), any(PROS, random), any(CONS, random)),
            answered || random.nextBoolean(),
            answered ? ANSWER : null
        );
    }

    /** Mostly content, as buyers are. */
    private static int valuation(SplittableRandom random) {
        return Math.max(1, 5 - (random.nextInt(6) / 2) * random.nextInt(3));
    }

    private static String any(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String id(Card card, int number) {
        String text = "%x-%d".formatted(card.nmId(), number);
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
