package dev.vitrina.products.content;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The content methods that this plugin calls beside the card list, with their quotas (WB items spec, the table of each method). Methods
 * that write are never sent again by the gateway: what became of a lost answer is found by reading.
 */
public final class ContentMethods {

    private static final String HOST = "wb-content";
    private static final Map<String, Quota> BASE_TOKEN = Map.of(
        "base",
        Quota.of(2, Duration.ofHours(1), Duration.ofMinutes(30), 1)
    );

    /** One bucket for what has none of its own: subjects, characteristics, countries, TN VED codes, trash list, groups, barcodes. */
    private static final QuotaGroup SHARED = new QuotaGroup("wb-content/shared", perMinute(100));
    private static final QuotaGroup TAGS = new QuotaGroup("wb-content/tags", perMinute(100), BASE_TOKEN);
    private static final QuotaGroup ERRORS = new QuotaGroup("wb-content/cards-errors", perMinute(10));
    private static final QuotaGroup LIMITS = new QuotaGroup("wb-content/cards-limits", perMinute(100), BASE_TOKEN);
    private static final QuotaGroup BRANDS = new QuotaGroup(
        "wb-content/brands",
        Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 5),
        Map.of("base", Quota.of(1, Duration.ofHours(1), Duration.ofHours(1), 1))
    );

    public static final Endpoint PARENTS = get("object-parents", "/content/v2/object/parent/all", SHARED);
    public static final Endpoint SUBJECTS = get("objects", "/content/v2/object/all", SHARED);
    public static final Endpoint CHARACTERISTICS = get(
        "object-charcs",
        "/content/v2/object/charcs/{subjectId}",
        SHARED
    );
    public static final Endpoint COLORS = get("colors", "/content/v2/directory/colors", own("colors", 100));
    public static final Endpoint KINDS = get("kinds", "/content/v2/directory/kinds", own("kinds", 100));
    public static final Endpoint COUNTRIES = get("countries", "/content/v2/directory/countries", SHARED);
    public static final Endpoint SEASONS = get("seasons", "/content/v2/directory/seasons", own("seasons", 100));
    public static final Endpoint VAT = get("vat", "/content/v2/directory/vat", own("vat", 100));
    public static final Endpoint TNVED = get("tnved", "/content/v2/directory/tnved", SHARED);
    public static final Endpoint BRAND_LIST = get("brands", "/api/content/v1/brands", BRANDS);
    public static final Endpoint TAG_LIST = get("tags", "/content/v2/tags", TAGS);
    public static final Endpoint CARD_LIMITS = get("cards-limits", "/content/v2/cards/limits", LIMITS);

    public static final Endpoint TRASH_LIST = query("cards-trash", "/content/v2/get/cards/trash", SHARED);
    public static final Endpoint ERROR_LIST = query("cards-errors", "/content/v2/cards/error/list", ERRORS);
    /** Barcodes are made up by Wildberries and belong to nobody until a card carries them: asking twice does no harm. */
    public static final Endpoint BARCODES = query("barcodes", "/content/v2/barcodes", SHARED);

    public static final Endpoint UPDATE = write(
        "cards-update",
        "/content/v2/cards/update",
        unshared("cards-update", 10)
    );
    public static final Endpoint UPLOAD = write(
        "cards-upload",
        "/content/v2/cards/upload",
        unshared("cards-upload", 10)
    );
    public static final Endpoint GROUP = write("cards-move", "/content/v2/cards/moveNm", SHARED);
    public static final Endpoint TRASH = write(
        "cards-delete",
        "/content/v2/cards/delete/trash",
        own("cards-delete", 100)
    );
    public static final Endpoint RESTORE = write("cards-recover", "/content/v2/cards/recover", own("cards-recover", 3));
    public static final Endpoint CREATE_TAG = write("tag-create", "/content/v2/tag", TAGS);
    public static final Endpoint CHANGE_TAG = tag("tag-change", "PATCH");
    public static final Endpoint DELETE_TAG = tag("tag-delete", "DELETE");
    public static final Endpoint LINK_TAGS = write("tags-link", "/content/v2/tag/nomenclature/link", TAGS);

    /** Those that are called past the cache. The others are declared where their policy is. */
    public static final List<Endpoint> UNCACHED = List.of(
        ERROR_LIST,
        BARCODES,
        UPDATE,
        UPLOAD,
        GROUP,
        TRASH,
        RESTORE,
        LINK_TAGS,
        CREATE_TAG,
        CHANGE_TAG,
        DELETE_TAG
    );

    private ContentMethods() {}

    private static Endpoint get(String name, String path, QuotaGroup group) {
        return Endpoint.get(HOST + "/" + name, HOST, path, group);
    }

    private static Endpoint query(String name, String path, QuotaGroup group) {
        return Endpoint.query(HOST + "/" + name, HOST, path, group);
    }

    private static Endpoint tag(String name, String method) {
        return new Endpoint(HOST + "/" + name, HOST, method, "/content/v2/tag/{tag}", TAGS, false, 2L << 20);
    }

    private static Endpoint write(String name, String path, QuotaGroup group) {
        return new Endpoint(HOST + "/" + name, HOST, "POST", path, group, false, 2L << 20);
    }

    /** A bucket that base tokens have a small one of. */
    private static QuotaGroup own(String name, int perMinute) {
        return new QuotaGroup(HOST + "/" + name, perMinute(perMinute), BASE_TOKEN);
    }

    private static QuotaGroup unshared(String name, int perMinute) {
        return new QuotaGroup(HOST + "/" + name, perMinute(perMinute));
    }

    private static Quota perMinute(int calls) {
        return Quota.of(calls, Duration.ofMinutes(1), Duration.ofMillis(60_000L / calls), 5);
    }
}
