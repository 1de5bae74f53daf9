package dev.vitrina.products.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.test.TurnedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SubjectTreeTest {

    private static final ShopId SHOP = new ShopId(1);

    private final TurnedClock clock = new TurnedClock("2025-03-01T00:00:00Z");
    private final Directory directory = new Directory();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private boolean stopping;
    private final SubjectTree tree = new SubjectTree(
        new Directories(directory, new DirectoryParser(new Envelope(new JsonMapper())), clock),
        clock,
        this::execute
    );

    @Test
    void keepsServingTheCategoriesItKnowsWhileTheyCannotBeReadAnew() {
        assertThat(tree.subjects(SHOP, List.of(7L))).containsExactly(105L);
        clock.turn(Duration.ofHours(2));
        directory.fails = true;

        assertThat(tree.subjects(SHOP, List.of(7L))).containsExactly(105L);
        background.remove().run();
        assertThat(tree.parent(SHOP, 105)).contains(new SubjectTree.Parent(7, "Одежда"));
        assertThat(background).as("a failing directory is not asked by every list").isEmpty();
        assertThat(directory.reads).isEqualTo(2);

        directory.fails = false;
        directory.category = "Платья";
        clock.turn(Duration.ofMinutes(6));
        assertThat(tree.parent(SHOP, 105)).as("nobody waits").contains(new SubjectTree.Parent(7, "Одежда"));
        assertThat(tree.subjects(SHOP, List.of(7L))).containsExactly(105L);
        assertThat(background).as("it is read once").hasSize(1);
        background.remove().run();
        assertThat(tree.parent(SHOP, 105)).contains(new SubjectTree.Parent(7, "Платья"));
    }

    @Test
    void isThereForWhoAsksAfterItWasWarmed() {
        tree.warm(SHOP);
        tree.warm(SHOP);
        assertThat(directory.reads).isZero();
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(tree.parent(SHOP, 105)).isPresent();
        assertThat(directory.reads).isEqualTo(1);
        tree.warm(SHOP);
        assertThat(background).as("it is known").isEmpty();
    }

    @Test
    void aWarmingThatFailsIsTriedAgainAfterAPause() {
        directory.fails = true;
        tree.warm(SHOP);
        background.remove().run();
        directory.fails = false;

        tree.warm(SHOP);
        assertThat(background).as("each look at the products would spend a call").isEmpty();
        clock.turn(Duration.ofMinutes(6));
        tree.warm(SHOP);
        background.remove().run();

        assertThat(directory.reads).isEqualTo(2);
        assertThat(tree.parent(SHOP, 105)).isPresent();
        assertThat(directory.reads).isEqualTo(2);
    }

    /** One shop may lack the right that another has. */
    @Test
    void aWarmingThatFailsForOneShopHoldsUpNoOther() {
        directory.fails = true;
        tree.warm(SHOP);
        background.remove().run();
        directory.fails = false;

        tree.warm(new ShopId(2));

        assertThat(background).hasSize(1);
    }

    /** Nothing depends on it, so that a plugin that is about to stop answers all the same. */
    @Test
    void aWarmingThatNobodyTakesFailsNobody() {
        stopping = true;
        tree.warm(SHOP);
        stopping = false;

        tree.warm(SHOP);

        assertThat(background).as("it is not taken for one that goes on").hasSize(1);
    }

    @Test
    void saysSoWhenItNeverKnewThem() {
        directory.fails = true;

        assertThatExceptionOfType(VitrinaException.class).isThrownBy(() -> tree.parent(SHOP, 105));
    }

    private void execute(Runnable task) {
        if (stopping) {
            throw new RejectedExecutionException();
        }
        background.add(task);
    }

    /** Wildberries' directory of one subject, which may be away. */
    private static final class Directory implements CachedUpstream {

        private boolean fails;
        private String category = "Одежда";
        private int reads;

        @Override
        public <T> CacheAnswer<T> read(
            ShopId shop,
            CachedEndpoint endpoint,
            UpstreamRequest request,
            BodyParser<T> parse
        ) {
            reads++;
            if (fails) {
                return new CacheAnswer.Failed<>(new Problem(FailureKind.UNAVAILABLE, "away", null));
            }
            String body = """
                {"data": [{"subjectID": 105, "subjectName": "Платья", "parentID": 7, "parentName": "%s"}], "error": false}
                """.formatted(category);
            Instant now = Instant.EPOCH;
            try {
                return new CacheAnswer.Found<>(
                    parse.parse(body.getBytes(StandardCharsets.UTF_8)),
                    new Freshness(Freshness.State.FRESH, now, Duration.ZERO, now, Freshness.Source.ORIGIN, null)
                );
            } catch (Exception malformed) {
                throw new IllegalStateException(malformed);
            }
        }

        @Override
        public void invalidate(ShopId shop, CachedEndpoint endpoint, Invalidation invalidation) {
            throw new UnsupportedOperationException();
        }
    }
}
