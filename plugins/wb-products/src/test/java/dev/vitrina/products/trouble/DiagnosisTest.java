package dev.vitrina.products.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.trouble.Check.Subject;
import dev.vitrina.products.trouble.Check.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DiagnosisTest {

    private static final ShopId SHOP = new ShopId(1);
    private static final Instant NOW = Instant.parse("2025-01-01T12:00:00Z");
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final CardErrors.Answer UNREAD = new CardErrors.Answer.Unknown(
        new Problem(FailureKind.UNAVAILABLE, "down", null)
    );

    @Test
    void saysOfEachSubjectHowItIs() {
        Diagnosis diagnosis = Diagnosis.of(card(CardFixture.card(7)), status(NOW, true), FRESH, UNREAD, 0);

        assertThat(diagnosis.checks()).extracting(Check::subject).containsExactly(Subject.values());
        assertThat(of(diagnosis, Subject.SYNC).verdict()).isEqualTo(Verdict.OK);
        assertThat(of(diagnosis, Subject.ERRORS)).isEqualTo(Check.unknown(Subject.ERRORS, "unread", "down"));
        assertThat(of(diagnosis, Subject.PHOTOS)).isEqualTo(Check.warning(Subject.PHOTOS, "few", 2));
        assertThat(of(diagnosis, Subject.DIMENSIONS)).isEqualTo(Check.problem(Subject.DIMENSIONS, "invalid"));
        assertThat(of(diagnosis, Subject.BARCODES).verdict()).isEqualTo(Verdict.OK);
        assertThat(of(diagnosis, Subject.DUPLICATES).verdict()).isEqualTo(Verdict.OK);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.PROBLEM);
    }

    @Test
    void whatIsNotThereIsAProblem() {
        ObjectNode bare = CardFixture.card(7);
        bare.putArray("photos");
        bare.putArray("sizes");
        bare.remove("dimensions");

        Diagnosis diagnosis = Diagnosis.of(card(bare), status(NOW.minusSeconds(3_600), true), FRESH, UNREAD, 3);

        assertThat(of(diagnosis, Subject.SYNC)).isEqualTo(Check.warning(Subject.SYNC, "old"));
        assertThat(of(diagnosis, Subject.PHOTOS)).isEqualTo(Check.problem(Subject.PHOTOS, "none"));
        assertThat(of(diagnosis, Subject.BARCODES)).isEqualTo(Check.problem(Subject.BARCODES, "none"));
        assertThat(of(diagnosis, Subject.DIMENSIONS)).isEqualTo(Check.problem(Subject.DIMENSIONS, "none"));
        assertThat(of(diagnosis, Subject.CONTENT).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(of(diagnosis, Subject.DUPLICATES)).isEqualTo(Check.warning(Subject.DUPLICATES, "title", 3L));
    }

    @Test
    void tellsAGoneCardFromOneThatNobodyHasSeenYet() {
        assertThat(of(Diagnosis.ofNone(SHOP, 7, status(NOW, true), FRESH, true), Subject.CARD)).isEqualTo(
            Check.problem(Subject.CARD, "removed")
        );
        assertThat(of(Diagnosis.ofNone(SHOP, 7, status(NOW, true), FRESH, false), Subject.CARD)).isEqualTo(
            Check.problem(Subject.CARD, "none")
        );
        Diagnosis early = Diagnosis.ofNone(SHOP, 7, status(NOW, false), FRESH, false);
        assertThat(of(early, Subject.CARD).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(early.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static Check of(Diagnosis diagnosis, Subject subject) {
        return diagnosis
            .checks()
            .stream()
            .filter(check -> check.subject() == subject)
            .findFirst()
            .orElseThrow();
    }

    private static MirrorStatus status(Instant asOf, boolean complete) {
        return new MirrorStatus(asOf, asOf, complete, Duration.ZERO, 1, 0, null, null, NOW);
    }

    private static Card card(ObjectNode document) {
        try {
            return CardReader.read(SHOP, document);
        } catch (MalformedCardException e) {
            throw new IllegalStateException(e);
        }
    }
}
