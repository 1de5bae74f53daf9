package dev.vitrina.products.directory;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.cached.CachedUpstream.BodyParser;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.products.card.Card.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wildberries' directories, through the cache. Names are Russian, as on the cards of the mirror: values are compared with them.
 *
 * <p>Every method throws {@link VitrinaException} when there is neither an answer nor an old one.
 */
public final class Directories {

    /** Names of subjects come in pages; who looks for one looks at one of these. */
    private static final int SUBJECTS = 1_000;

    /** A subject with more brands is searched among these. */
    private static final int MAX_PAGES = 20;

    private static final Map<String, String> RUSSIAN = Map.of("locale", "ru");

    private final CachedUpstream upstream;
    private final DirectoryParser parser;
    private final Clock clock;

    public Directories(CachedUpstream upstream, DirectoryParser parser, Clock clock) {
        this.upstream = upstream;
        this.parser = parser;
        this.clock = clock;
    }

    public Listed<SubjectCharacteristic> characteristics(ShopId shop, long subject) {
        UpstreamRequest request = new UpstreamRequest(Map.of("subjectId", Long.toString(subject)), RUSSIAN, null);
        return read(shop, DirectoryPolicies.CHARACTERISTICS, request, parser::characteristics);
    }

    public Listed<Subject> parents(ShopId shop) {
        return read(shop, DirectoryPolicies.PARENTS, UpstreamRequest.query(RUSSIAN), parser::parents);
    }

    /** Subjects whose name contains the text, at most a thousand. */
    public Listed<Subject> subjects(ShopId shop, String search, @Nullable Long parent) {
        Map<String, String> query = new HashMap<>(RUSSIAN);
        query.put("limit", Integer.toString(SUBJECTS));
        if (!search.isBlank()) {
            query.put("name", search.strip());
        }
        if (parent != null) {
            query.put("parentID", Long.toString(parent));
        }
        return read(shop, DirectoryPolicies.SUBJECTS, UpstreamRequest.query(query), parser::subjects);
    }

    /** All of them, which the directory gives a thousand at a time. */
    List<Subject> allSubjects(ShopId shop) {
        List<Subject> all = new ArrayList<>();
        List<Subject> page = List.of();
        for (int pages = 0; pages < MAX_PAGES && (pages == 0 || page.size() == SUBJECTS); pages++) {
            Map<String, String> query = new HashMap<>(RUSSIAN);
            query.put("limit", Integer.toString(SUBJECTS));
            query.put("offset", Integer.toString(pages * SUBJECTS));
            page = read(shop, DirectoryPolicies.SUBJECTS, UpstreamRequest.query(query), parser::subjects).items();
            all.addAll(page);
        }
        return all;
    }

    /** @param subject only for {@link DirectoryKind#ofSubject} */
    public Listed<DirectoryValue> values(ShopId shop, DirectoryKind kind, @Nullable Long subject) {
        CachedEndpoint endpoint = DirectoryPolicies.VALUES.get(kind);
        if (endpoint == null || (kind.ofSubject() && subject == null)) {
            throw new IllegalArgumentException(kind + " needs a subject");
        }
        if (kind == DirectoryKind.BRANDS) {
            return brands(shop, endpoint, String.valueOf(subject));
        }
        Map<String, String> query = new HashMap<>(RUSSIAN);
        if (kind == DirectoryKind.TNVED) {
            query.put("subjectID", String.valueOf(subject));
        }
        return read(shop, endpoint, UpstreamRequest.query(query), parser::values);
    }

    public Listed<Tag> tags(ShopId shop) {
        return read(shop, DirectoryPolicies.TAGS, UpstreamRequest.empty(), parser::tags);
    }

    public CardLimits limits(ShopId shop) {
        return read(shop, DirectoryPolicies.LIMITS, UpstreamRequest.empty(), body -> List.of(parser.limits(body)))
            .items()
            .getFirst();
    }

    private Listed<DirectoryValue> brands(ShopId shop, CachedEndpoint endpoint, String subject) {
        List<DirectoryValue> all = new ArrayList<>();
        Long next = null;
        Listed<DirectoryParser.BrandPage> page;
        int pages = 0;
        do {
            Map<String, String> query = new HashMap<>(Map.of("subjectId", subject));
            if (next != null) {
                query.put("next", Long.toString(next));
            }
            page = read(shop, endpoint, UpstreamRequest.query(query), body -> List.of(parser.brands(body)));
            all.addAll(page.items().getFirst().brands());
            next = page.items().getFirst().next();
        } while (next != null && ++pages < MAX_PAGES);
        return new Listed<>(all, page.freshness());
    }

    private <T> Listed<T> read(
        ShopId shop,
        CachedEndpoint endpoint,
        UpstreamRequest request,
        BodyParser<List<T>> parse
    ) {
        return switch (upstream.read(shop, endpoint, request, parse)) {
            case CacheAnswer.Found<List<T>>(var items, var freshness) -> new Listed<>(items, freshness);
            case CacheAnswer.Absent<List<T>>(var freshness) -> new Listed<>(List.of(), freshness);
            case CacheAnswer.Failed<List<T>>(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }
}
