package dev.vitrina.products.trouble;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.trouble.Check.Subject;
import dev.vitrina.products.trouble.Check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a card may not be seen or sell, by what is known here; maps to the GraphQL type {@code ProductDiagnosis}. Checks stand in the
 * order in which it pays to look at them.
 */
public record Diagnosis(ShopId shop, long nmId, List<Check> checks) {
    /** Below it content costs sales. */
    private static final int GOOD_SCORE = 60;

    public Diagnosis {
        checks = List.copyOf(checks);
    }

    /** The worst of its checks; nothing worse than what is known counts before what is not. */
    public Verdict verdict() {
        return List.of(Verdict.PROBLEM, Verdict.WARNING, Verdict.UNKNOWN)
            .stream()
            .filter(verdict -> checks.stream().anyMatch(check -> check.verdict() == verdict))
            .findFirst()
            .orElse(Verdict.OK);
    }

    /**
     * Of a card that the mirror holds.
     *
     * @param sameTitle how many cards of other groups have the same title
     */
    public static Diagnosis of(
        Card card,
        MirrorStatus status,
        Duration fresh,
        CardErrors.Answer errors,
        long sameTitle
    ) {
        Set<Flaw> flaws = CardHealth.flaws(CardHealth.of(card).bits());
        List<Check> checks = new ArrayList<>();
        checks.add(sync(status, fresh));
        checks.add(Check.ok(Subject.CARD));
        checks.add(errors(card, errors));
        checks.add(photos(card, flaws));
        checks.add(dimensions(flaws));
        checks.add(
            flaws.contains(Flaw.NO_BARCODE) ? Check.problem(Subject.BARCODES, "none") : Check.ok(Subject.BARCODES)
        );
        int score = CardHealth.of(card).score();
        checks.add(score < GOOD_SCORE ? Check.warning(Subject.CONTENT, "low", score) : Check.ok(Subject.CONTENT));
        checks.add(
            sameTitle > 0 ? Check.warning(Subject.DUPLICATES, "title", sameTitle) : Check.ok(Subject.DUPLICATES)
        );
        return new Diagnosis(card.shop(), card.nmId(), checks);
    }

    /** Of an nmId that the mirror holds no card of. */
    public static Diagnosis ofNone(ShopId shop, long nmId, MirrorStatus status, Duration fresh, boolean removed) {
        Check card = removed
            ? Check.problem(Subject.CARD, "removed")
            : status.complete() ? Check.problem(Subject.CARD, "none") : Check.unknown(Subject.CARD, "none");
        return new Diagnosis(shop, nmId, List.of(sync(status, fresh), card));
    }

    private static Check sync(MirrorStatus status, Duration fresh) {
        if (!status.complete()) {
            return Check.unknown(Subject.SYNC, "incomplete");
        }
        Freshness freshness = status.freshness(fresh);
        return freshness.state() == Freshness.State.FRESH ? Check.ok(Subject.SYNC) : Check.warning(Subject.SYNC, "old");
    }

    private static Check errors(Card card, CardErrors.Answer answer) {
        return switch (answer) {
            case CardErrors.Answer.Unknown(var problem) -> Check.unknown(
                Subject.ERRORS,
                "unread",
                said(problem.message())
            );
            case CardErrors.Answer.Known known -> {
                CardError error = known.of(card.vendorCode());
                yield error == null
                    ? Check.ok(Subject.ERRORS)
                    : Check.problem(Subject.ERRORS, "some", String.join("; ", error.messages()));
            }
        };
    }

    private static String said(@Nullable String message) {
        return message == null ? "" : message;
    }

    private static Check photos(Card card, Set<Flaw> flaws) {
        if (flaws.contains(Flaw.NO_PHOTOS)) {
            return Check.problem(Subject.PHOTOS, "none");
        }
        return flaws.contains(Flaw.FEW_PHOTOS)
            ? Check.warning(Subject.PHOTOS, "few", card.photoCount())
            : Check.ok(Subject.PHOTOS);
    }

    private static Check dimensions(Set<Flaw> flaws) {
        if (flaws.contains(Flaw.NO_DIMENSIONS)) {
            return Check.problem(Subject.DIMENSIONS, "none");
        }
        return flaws.contains(Flaw.INVALID_DIMENSIONS)
            ? Check.problem(Subject.DIMENSIONS, "invalid")
            : Check.ok(Subject.DIMENSIONS);
    }
}
