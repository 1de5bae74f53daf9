package dev.vitrina.sandbox.promotion;

import dev.vitrina.sandbox.promotion.Promotion.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The calendar of one sandbox: one promotion that is over, three that run all month, the rest to come. The dates follow the month, so that
 * a restart shows the same calendar. Immutable.
 */
public final class Promotions {

    private static final List<String> ADVANTAGES = List.of("Плашка", "Баннер", "Топ выдачи товаров");

    private final Instant start;
    private final List<Promotion> all;

    /** @param month when the current month began */
    public Promotions(Instant month) {
        this.start = month;
        this.all = List.of(
            promotion(701, "Тёплая осень", Kind.REGULAR, -40, -12, 20),
            promotion(702, "Хиты недели", Kind.REGULAR, -10, 45, 20),
            promotion(703, "Распродажа остатков", Kind.SALE, -20, 60, 5),
            promotion(704, "Автоакция: выгодные цены", Kind.AUTO, -5, 50, 12),
            promotion(705, "Большая распродажа", Kind.REGULAR, 42, 56, 40),
            promotion(706, "Всё для дома", Kind.REGULAR, 50, 64, 15),
            promotion(707, "Автоакция: скоро праздник", Kind.AUTO, 46, 60, 10),
            promotion(708, "Только для избранных", Kind.REGULAR, 44, 58, 0)
        );
    }

    private Promotion promotion(int id, String name, Kind kind, int fromDay, int toDay, int offeredPercent) {
        return new Promotion(
            id,
            name,
            "В акции участвуют товары, отобранные по спросу. Карточки получат плашку «" + name + "».",
            ADVANTAGES.subList(0, 1 + (id % 3)),
            kind,
            start.plus(Duration.ofDays(fromDay)),
            start.plus(Duration.ofDays(toDay)),
            offeredPercent
        );
    }

    /** In the order of their ids. */
    public List<Promotion> all() {
        return all;
    }

    public Optional<Promotion> find(long id) {
        return all
            .stream()
            .filter(promotion -> promotion.id() == id)
            .findFirst();
    }

    /** Those that run when the sandbox starts: generated goods take part in them. */
    public List<Promotion> runningAtStart() {
        return all
            .stream()
            .filter(promotion -> promotion.isRunning(start))
            .toList();
    }
}
