package dev.vitrina.products.directory;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.MutationRule;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.products.content.ContentMethods;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the directories are cached: what Wildberries changes a few times a year for a day, what sellers change for minutes. */
public final class DirectoryPolicies {

    /** An old directory is better than none: a value that has gone is refused by Wildberries with a reason. */
    private static final CachePolicy SELDOM = CachePolicy.freshFor(Duration.ofHours(24)).withStale(
        Duration.ofDays(6),
        Duration.ofDays(90)
    );

    /** Also changed in the seller's portal, of which nobody tells. */
    private static final CachePolicy OFTEN = CachePolicy.freshFor(Duration.ofMinutes(2)).withStale(
        Duration.ofMinutes(10),
        Duration.ofDays(2)
    );

    /** What was just thrown away is looked for at once. */
    private static final CachePolicy SHORT = CachePolicy.freshFor(Duration.ofSeconds(30))
        .withStale(Duration.ZERO, Duration.ofDays(1))
        .withSettle(Duration.ofSeconds(10));

    static final CachedEndpoint PARENTS = new CachedEndpoint(ContentMethods.PARENTS, SELDOM);
    static final CachedEndpoint SUBJECTS = new CachedEndpoint(ContentMethods.SUBJECTS, SELDOM);
    static final CachedEndpoint CHARACTERISTICS = new CachedEndpoint(ContentMethods.CHARACTERISTICS, SELDOM);
    static final CachedEndpoint TAGS = new CachedEndpoint(ContentMethods.TAG_LIST, OFTEN).invalidatedBy(
        new MutationRule(ContentMethods.CREATE_TAG.id()),
        new MutationRule(ContentMethods.CHANGE_TAG.id()),
        new MutationRule(ContentMethods.DELETE_TAG.id())
    );
    static final CachedEndpoint LIMITS = new CachedEndpoint(ContentMethods.CARD_LIMITS, OFTEN).invalidatedBy(
        new MutationRule(ContentMethods.UPLOAD.id())
    );
    static final CachedEndpoint TRASH = new CachedEndpoint(ContentMethods.TRASH_LIST, SHORT).invalidatedBy(
        new MutationRule(ContentMethods.TRASH.id()),
        new MutationRule(ContentMethods.RESTORE.id())
    );
    static final Map<DirectoryKind, CachedEndpoint> VALUES = values();

    private DirectoryPolicies() {}

    /** All of them, to be declared. */
    public static List<CachedEndpoint> all() {
        return Stream.concat(
            Stream.of(PARENTS, SUBJECTS, CHARACTERISTICS, TAGS, LIMITS, TRASH),
            VALUES.values().stream()
        ).toList();
    }

    private static Map<DirectoryKind, CachedEndpoint> values() {
        Map<DirectoryKind, CachedEndpoint> values = new EnumMap<>(DirectoryKind.class);
        Arrays.stream(DirectoryKind.values()).forEach(kind ->
            values.put(kind, new CachedEndpoint(method(kind), SELDOM))
        );
        return Map.copyOf(values);
    }

    private static Endpoint method(DirectoryKind kind) {
        return switch (kind) {
            case COLORS -> ContentMethods.COLORS;
            case KINDS -> ContentMethods.KINDS;
            case COUNTRIES -> ContentMethods.COUNTRIES;
            case SEASONS -> ContentMethods.SEASONS;
            case VAT -> ContentMethods.VAT;
            case TNVED -> ContentMethods.TNVED;
            case BRANDS -> ContentMethods.BRAND_LIST;
        };
    }
}
