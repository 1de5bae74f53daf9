package dev.vitrina.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.store.EntryId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Keys, the numbers they are stored under, and the numbers of their scopes. */
class CacheKeyPropertyTest {

    /** What separators, and encodings that cannot write a character, would mix up. */
    private static final String LETTERS = "ab/:|,=&?\u0000\n \"\\лё\ud800\udc00";

    @Test
    void equalPartsMakeOneKeyUnderOneNumber() {
        Property.holds(random -> {
            CacheKey key = key(random);
            CacheKey same = new CacheKey(key.tenant(), copy(key.endpoint()), copy(key.request()));

            assertThat(same).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(EntryId.of(same)).isEqualTo(EntryId.of(key));
            assertThat(ScopeId.key(same)).isEqualTo(ScopeId.key(key));
        });
    }

    @Test
    void anyDifferenceMakesAnotherKeyUnderAnotherNumber() {
        Property.holds(random -> {
            CacheKey key = key(random);
            CacheKey other = changed(key, random);

            assertThat(other).isNotEqualTo(key);
            assertThat(EntryId.of(other)).isNotEqualTo(EntryId.of(key));
            assertThat(ScopeId.key(other)).isNotEqualTo(ScopeId.key(key));
        });
    }

    @Test
    void keysSpreadOverTheTablesThatTheyAreLookedUpIn() {
        Set<CacheKey> keys = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        Property.holds(random -> {
            CacheKey key = key(random);
            keys.add(key);
            hashes.add(key.hashCode());
        });

        assertThat(hashes.size()).isGreaterThan((keys.size() * 95) / 100);
    }

    @Test
    void noCharacterMovesTheBorderBetweenEndpointAndRequest() {
        Property.holds(random -> {
            long tenant = random.nextInt(5);
            String text = text(random, 12) + "x";
            int border = random.nextInt(text.length());
            int other = (border + 1 + random.nextInt(text.length())) % (text.length() + 1);
            CacheKey one = new CacheKey(tenant, text.substring(0, border), text.substring(border));
            CacheKey two = new CacheKey(tenant, text.substring(0, other), text.substring(other));

            assertThat(one).isNotEqualTo(two);
            assertThat(EntryId.of(one)).isNotEqualTo(EntryId.of(two));
            assertThat(ScopeId.key(one)).isNotEqualTo(ScopeId.key(two));
        });
    }

    @Test
    void scopesOfDifferentKindsOrTenantsOrNamesHaveDifferentNumbers() {
        Property.holds(random -> {
            String name = text(random, 6);
            String another = name + text(random, 3) + "x";
            long tenant = random.nextLong();
            long neighbour = tenant ^ (1L << random.nextInt(64));
            List<Scope> scopes = new ArrayList<>(List.of(new Scope.All()));
            for (long whose : new long[] { tenant, neighbour }) {
                scopes.add(new Scope.Tenant(whose));
                for (String what : List.of(name, another)) {
                    scopes.add(new Scope.Endpoint(whose, what));
                    scopes.add(new Scope.Tag(whose, what));
                    scopes.add(new Scope.Key(new CacheKey(whose, "e", what)));
                }
            }

            assertThat(scopes.stream().map(ScopeId::of)).doesNotHaveDuplicates();
        });
    }

    @Test
    void anEntryDependsOnAllThatReachesItWhateverTheOrderOfItsTags() {
        Property.holds(random -> {
            CacheKey key = key(random);
            List<String> tags = new ArrayList<>(List.of("a", text(random, 5) + "b", text(random, 5) + "c"));
            List<String> shuffled = new ArrayList<>(tags);
            Collections.shuffle(shuffled, new Random(random.nextLong()));

            long[] scopes = ScopeId.ofEntry(key, Set.copyOf(tags));

            assertThat(scopes)
                .contains(ScopeId.of(new Scope.All()))
                .contains(ScopeId.of(new Scope.Tenant(key.tenant())))
                .contains(ScopeId.of(new Scope.Endpoint(key.tenant(), key.endpoint())))
                .containsExactlyInAnyOrder(ScopeId.ofEntry(key, Set.copyOf(shuffled)));
            tags.forEach(tag -> assertThat(scopes).contains(ScopeId.of(new Scope.Tag(key.tenant(), tag))));
        });
    }

    private static CacheKey key(RandomGenerator random) {
        return new CacheKey(random.nextInt(5), text(random, 8), text(random, 20));
    }

    private static CacheKey changed(CacheKey key, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new CacheKey(key.tenant() ^ (1L << random.nextInt(64)), key.endpoint(), key.request());
            case 1 -> new CacheKey(key.tenant(), changed(key.endpoint(), random), key.request());
            default -> new CacheKey(key.tenant(), key.endpoint(), changed(key.request(), random));
        };
    }

    /** One character more, less, or another. */
    private static String changed(String text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        if (at == text.length() || random.nextInt(3) == 0) {
            return text.substring(0, at) + letter(random) + text.substring(at);
        }
        if (random.nextBoolean()) {
            return text.substring(0, at) + text.substring(at + 1);
        }
        char before = text.charAt(at);
        char after = LETTERS.charAt((LETTERS.indexOf(before) + 1) % LETTERS.length());
        return text.substring(0, at) + after + text.substring(at + 1);
    }

    private static String text(RandomGenerator random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.append(letter(random));
        }
        return text.toString();
    }

    private static char letter(RandomGenerator random) {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private static String copy(String text) {
        return String.valueOf(text.toCharArray());
    }
}
