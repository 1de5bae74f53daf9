package dev.vitrina.products.search;

import dev.vitrina.products.card.SearchText;
import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter as SQL on columns of {@code p_wb_products.card}, beside the shop. Values only ever travel as parameters. */
final class Conditions {

    private static final String SHOP = "ARRAY[:shop]";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final List<String> sql = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private final String shops;

    private Conditions(String shops) {
        this.shops = shops;
    }

    /** The whole filter, in the shop of the parameter {@code shop}. */
    static Conditions of(CardFilter filter) {
        return of(filter, SHOP);
    }

    /** The whole filter, in the shops of the parameter {@code shops}. */
    static Conditions across(CardFilter filter) {
        return of(filter, ":shops");
    }

    private static Conditions of(CardFilter filter, String shops) {
        Conditions conditions = new Conditions(shops);
        String text = filter.text();
        if (text != null && filter.content().match() == TextMatch.SIMILAR) {
            conditions.similar(shops, SearchText.fold(text));
        } else if (text != null && filter.content().match() == TextMatch.IDENTIFIED) {
            conditions.parameters.put("barcode", new String[] { text });
            conditions.parameters.put("code", SearchText.key(text));
            conditions.text(text, "vendor_code_key = :code OR skus @> CAST(:barcode AS text[])");
        } else if (text != null) {
            conditions.parameters.put("barcode", new String[] { text });
            String folded = SearchText.fold(text);
            conditions.text(
                text,
                conditions.searched(folded) +
                " OR skus @> CAST(:barcode AS text[])" +
                conditions.worded(folded) +
                conditions.partOfNumber(text)
            );
        }
        conditions.withoutText(filter);
        return conditions;
    }

    /** The filter where its text is known to be no card's barcode: what is left can be decided in the index of an order. */
    static Conditions withoutBarcodes(CardFilter filter) {
        Conditions conditions = new Conditions(SHOP);
        String text = filter.text();
        if (text != null) {
            String folded = SearchText.fold(text);
            conditions.text(text, conditions.contained(folded) + conditions.wordedInIndex(folded));
        }
        conditions.withoutText(filter);
        return conditions;
    }

    /** Whatever else the filter asks for. */
    private void withoutText(CardFilter filter) {
        any("brand = ANY (CAST(:brands AS text[]))", "brands", filter.brands().toArray(String[]::new));
        any("subject_id = ANY (CAST(:subjects AS bigint[]))", "subjects", filter.subjectIds().toArray(Long[]::new));
        any("tag_ids && CAST(:tags AS bigint[])", "tags", filter.tagIds().toArray(Long[]::new));
        value("has_video = :video", "video", filter.hasVideo());
        value("photo_count >= :photosMin", "photosMin", filter.photosMin());
        value("photo_count <= :photosMax", "photosMax", filter.photosMax());
        time("updated_at >= :updatedFrom", "updatedFrom", filter.updatedFrom());
        time("updated_at < :updatedTo", "updatedTo", filter.updatedTo());
        content(filter.content());
    }

    private void content(Content content) {
        if (!content.flaws().isEmpty()) {
            value("flaws & :flaws = :flaws", "flaws", CardHealth.bits(content.flaws()));
        }
        value("score < :scoreBelow", "scoreBelow", content.scoreBelow());
        time("created_at >= :createdFrom", "createdFrom", content.createdFrom());
        time("created_at < :createdTo", "createdTo", content.createdTo());
        time("changed_at >= :changedSince", "changedSince", content.changedSince());
        List<String> codes = content.vendorCodes();
        value(
            "vendor_code_key = ANY (CAST(:codes AS text[]))",
            "codes",
            codes == null ? null : codes.stream().map(SearchText::key).toArray(String[]::new)
        );
        held("", "with", content.conditions().with());
        held("NOT ", "without", content.conditions().without());
        int number = 0;
        for (Trait trait : content.traits()) {
            String name = "trait" + number++;
            value(
                "traits && CAST(:" + name + " AS text[])",
                name,
                trait
                    .values()
                    .stream()
                    .map(value -> SearchText.trait(trait.id(), value))
                    .toArray(String[]::new)
            );
        }
    }

    /**
     * Columns are renamed, so that those of the card are meant by whatever name the statement has it; and the shops are said once more, as the planner
     * does not see through the limit of a walk that they are the card's.
     */
    private void held(String whether, String name, List<String> ids) {
        for (int number = 0; number < ids.size(); number++) {
            value(
                (whether +
                    """
                    EXISTS (SELECT FROM (SELECT shop_id AS held_in, condition_id, nm_id FROM p_wb_products.card_condition) held                     WHERE held_in = ANY (CAST(""" +
                    shops +
                    " AS bigint[])) AND held_in = shop_id AND nm_id = id AND condition_id = :" +
                    name +
                    number +
                    ")"),
                name + number,
                ids.get(number)
            );
        }
    }

    /** Each part preceded by AND; empty for no condition. */
    String and() {
        StringBuilder all = new StringBuilder();
        sql.forEach(part -> all.append(" AND ").append(part));
        return all.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void text(String text, String found) {
        String either = found;
        if (NUMBER.matcher(text).matches()) {
            either += " OR id = :nmId";
            parameters.put("nmId", Long.parseLong(text));
        }
        sql.add("(" + either + ")");
    }

    private void similar(String shops, String folded) {
        // As a subquery it is asked once, also where PostgreSQL compares row by row.
        sql.add(
            "id = ANY (CAST((SELECT p_wb_products.similar_cards(CAST(" +
            shops +
            " AS bigint[]), :folded)) AS bigint[]))"
        );
        parameters.put("folded", folded);
    }

    /** By the index of stems. */
    private String worded(String folded) {
        Wording wording = Wording.of(folded);
        if (wording.isEmpty()) {
            return "";
        }
        parameters.put("words", wording.query());
        return " OR search @@ to_tsquery('russian', :words)";
    }

    /** From the columns alone: the stems of a card's names are made only where its letters may be the right ones. */
    private String wordedInIndex(String folded) {
        Wording wording = Wording.of(folded);
        if (wording.isEmpty()) {
            return "";
        }
        parameters.put("words", wording.query());
        StringBuilder either = new StringBuilder(" OR (");
        int number = 0;
        for (String part : wording.sieve()) {
            String name = "part" + number++;
            parameters.put(name, part);
            either.append("p_wb_products.named(title_key, brand) LIKE :").append(name).append(" AND ");
        }
        // Made once for the statement.
        return either + "p_wb_products.words(title_key, brand) @@ (SELECT to_tsquery('russian', :words)))";
    }

    private String partOfNumber(String text) {
        if (!Wording.isPartOfNumber(text)) {
            return "";
        }
        parameters.put("digits", "%" + text + "%");
        return " OR p_wb_products.numbers(id, skus) LIKE :digits";
    }

    /** Decided from the columns alone. */
    private String contained(String folded) {
        parameters.put("like", "%" + escaped(folded) + "%");
        return "title_key LIKE :like OR vendor_code_key LIKE :like";
    }

    /** Found by the index of trigrams, which is to look for the sieve's and for no others: it knows nothing of strpos. */
    private String searched(String folded) {
        Sieve sieve = Sieve.of(folded);
        if (sieve.isEmpty()) {
            return contained(folded);
        }
        parameters.put("sieve", sieve.pattern());
        parameters.put("folded", folded);
        return """
        title_key LIKE :sieve AND strpos(title_key, :folded) > 0 \
        OR vendor_code_key LIKE :sieve AND strpos(vendor_code_key, :folded) > 0""";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private void any(String condition, String name, Object[] values) {
        if (values.length > 0) {
            value(condition, name, values);
        }
    }

    private void time(String condition, String name, @Nullable Instant time) {
        value(condition, name, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    private void value(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.add(condition);
            parameters.put(name, value);
        }
    }
}
