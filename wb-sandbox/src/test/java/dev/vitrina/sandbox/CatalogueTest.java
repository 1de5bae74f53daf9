package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.sandbox.catalogue.Rfc3339;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogues look like real shops. */
class CatalogueTest {

    private static List<JsonNode> cards;

    @BeforeAll
    static void read() {
        cards = read(42, 0, 6_000);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(read(42, 0, 6_000)).isEqualTo(cards);
        assertThat(read(43, 0, 300)).isNotEqualTo(read(42, 0, 300));
    }

    @Test
    void spreadsOverManySubjectsAndBrands() {
        assertThat(distinct("subjectID")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(distinct("brand")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void givesEveryIdOnce() {
        assertThat(distinct("nmID")).hasSize(cards.size());
        assertThat(distinct("vendorCode")).hasSize(cards.size());
        assertThat(distinct("nmUUID")).hasSize(cards.size());
        List<String> skus = new ArrayList<>();
        List<String> chrtIds = new ArrayList<>();
        cards.forEach(card ->
            card
                .path("sizes")
                .forEach(size -> {
                    chrtIds.add(size.path("chrtID").toString());
                    size.path("skus").forEach(sku -> skus.add(sku.asString()));
                })
        );
        assertThat(skus).doesNotHaveDuplicates().allSatisfy(CatalogueTest::isEan13);
        assertThat(chrtIds).doesNotHaveDuplicates();
    }

    @Test
    void givesUpToThirtyPhotosAndSomeVideos() {
        assertThat(cards).allSatisfy(card -> assertThat(card.path("photos").size()).isBetween(0, 30));
        assertThat(
            cards
                .stream()
                .mapToInt(card -> card.path("photos").size())
                .max()
                .orElse(0)
        ).isGreaterThan(20);
        long videos = cards
            .stream()
            .filter(card -> card.has("video"))
            .count();
        assertThat(videos / (double) cards.size()).isBetween(0.12, 0.18);
    }

    @Test
    void hasTheFlawsOfRealShopsInStatedShares() {
        assertThat(share(card -> !card.has("photos"))).isBetween(0.014, 0.026);
        assertThat(share(card -> card.path("photos").size() == 1 || card.path("photos").size() == 2)).isBetween(
            0.11,
            0.15
        );
        assertThat(share(card -> card.path("description").asString().isEmpty())).isBetween(0.022, 0.038);
        assertThat(share(card -> !card.at("/dimensions/isValid").asBoolean())).isBetween(0.022, 0.038);
        assertThat(share(card -> !card.has("tags"))).isBetween(0.37, 0.43);
        Map<Integer, Integer> complete = new HashMap<>();
        cards.forEach(card ->
            complete.merge(card.path("subjectID").asInt(), card.path("characteristics").size(), Math::max)
        );
        assertThat(
            share(
                card -> card.path("characteristics").size() < complete.getOrDefault(card.path("subjectID").asInt(), 0)
            )
        ).isBetween(0.03, 0.05);
    }

    private static double share(Predicate<JsonNode> flaw) {
        return (cards.stream().filter(flaw).count() / (double) cards.size());
    }

    @Test
    void mergesCardsOfOneSubjectAndBrand() {
        Map<String, Set<String>> groups = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (JsonNode card : cards) {
            String group = card.path("imtID").toString();
            groups.computeIfAbsent(group, g -> new HashSet<>()).add(card.path("subjectID") + " " + card.path("brand"));
            sizes.merge(group, 1, Integer::sum);
        }
        assertThat(groups.values()).allSatisfy(kinds -> assertThat(kinds).hasSize(1));
        assertThat(sizes.values()).contains(1, 3);
    }

    @Test
    void hasCharacteristicsOfTheSubjectAsTextsAndNumbers() {
        assertThat(cards).allSatisfy(card -> assertThat(card.path("characteristics").size()).isGreaterThanOrEqualTo(3));
        Map<String, Set<String>> bySubject = cards
            .stream()
            .collect(
                Collectors.groupingBy(
                    card -> card.path("subjectName").asString(),
                    Collectors.flatMapping(
                        card ->
                            card
                                .path("characteristics")
                                .valueStream()
                                .map(c -> c.path("name").asString()),
                        Collectors.toSet()
                    )
                )
            );
        assertThat(bySubject.get("Кружки")).contains("Объём, мл").doesNotContain("Сезон");
        assertThat(bySubject.get("Платья")).contains("Состав", "Сезон").doesNotContain("Объём, мл");
    }

    @Test
    void wasCreatedBeforeItWasChangedAndChangedBeforeToday() {
        long now = Rfc3339.micros(Instant.now());
        assertThat(cards).allSatisfy(card -> {
                long created = Rfc3339.parse(card.path("createdAt").asString());
                long updated = Rfc3339.parse(card.path("updatedAt").asString());
                assertThat(created).isLessThan(updated);
                assertThat(updated).isLessThan(now);
            });
    }

    @Test
    void sharesNoIdsBetweenSellers() {
        Set<String> first = distinct("nmID");
        List<JsonNode> second = read(42, 1, 6_000);

        assertThat(second)
            .hasSize(800)
            .noneMatch(card -> first.contains(card.path("nmID").toString()));
    }

    @Test
    void aHundredSellersHaveCardsOfTheirOwn() {
        SandboxSettings settings = SandboxSettings.builder()
            .port(0)
            .sellers(
                IntStream.range(0, 100)
                    .mapToObj(i -> new SellerPlan("s" + i, "S " + i, "S" + i, "77" + i, 3, SellerPlan.Token.PERSONAL))
                    .toList()
            )
            .quotas(false)
            .build();
        Set<String> ids = new HashSet<>();
        try (WbSandbox sandbox = WbSandbox.start(settings)) {
            for (int seller = 0; seller < 100; seller++) {
                sandbox.control().catalogue().add("s" + seller, 1);
                try (Client client = Client.of(sandbox, seller)) {
                    client.walk(true, 100, () -> {}).forEach(card -> ids.add(card.path("nmID").toString()));
                }
            }
        }
        assertThat(ids).hasSize(400);
    }

    @Test
    void ofManySellersNoneHasAMillionCards() {
        List<SellerPlan> many = IntStream.range(0, 21)
            .mapToObj(i -> new SellerPlan("s" + i, "S " + i, "S" + i, "77" + i, 100_001, SellerPlan.Token.PERSONAL))
            .toList();

        assertThatThrownBy(() -> WbSandbox.start(SandboxSettings.builder().port(0).sellers(many).build())).hasMessage(
            "a catalogue has 0 to 100000 cards, not 100001"
        );
    }

    private static List<JsonNode> read(long seed, int seller, int size) {
        SandboxSettings settings = SandboxSettings.builder()
            .port(0)
            .seed(seed)
            .cards(size)
            .quotas(false)
            .cdnBase(URI.create("http://cdn.example/wb-media"))
            .build();
        try (WbSandbox sandbox = WbSandbox.start(settings); Client client = Client.of(sandbox, seller)) {
            return client.walk(true, 100, () -> {});
        }
    }

    private static Set<String> distinct(String field) {
        return cards
            .stream()
            .map(card -> card.path(field).toString())
            .collect(Collectors.toSet());
    }

    private static void isEan13(String code) {
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (code.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        assertThat(code).hasSize(13);
        assertThat(sum % 10).isZero();
    }
}
