package dev.vitrina.products.search;

import dev.vitrina.products.card.SearchText;
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

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final List<String> sql = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private Conditions() {}

    /** The whole filter. */
    static Conditions of(CardFilter filter) {
        Conditions conditions = withoutBarcodes(filter);
        String text = filter.text();
        if (text != null) {
            conditions.parameters.put("barcode", new String[] { text });
            conditions.sql.set(0, "(" + conditions.sql.getFirst() + " OR skus @> CAST(:barcode AS text[]))");
        }
        return conditions;
    }

    /** The filter where its text is known to be no card's barcode: what is left can be decided in the index of an order. */
    static Conditions withoutBarcodes(CardFilter filter) {
        Conditions conditions = new Conditions();
        conditions.text(filter.text());
        conditions.any("brand = ANY (CAST(:brands AS text[]))", "brands", filter.brands().toArray(String[]::new));
        conditions.any(
            "subject_id = ANY (CAST(:subjects AS bigint[]))",
            "subjects",
            filter.subjectIds().toArray(Long[]::new)
        );
        conditions.any("tag_ids && CAST(:tags AS bigint[])", "tags", filter.tagIds().toArray(Long[]::new));
        conditions.value("has_video = :video", "video", filter.hasVideo());
        conditions.value("photo_count >= :photosMin", "photosMin", filter.photosMin());
        conditions.value("photo_count <= :photosMax", "photosMax", filter.photosMax());
        conditions.time("updated_at >= :updatedFrom", "updatedFrom", filter.updatedFrom());
        conditions.time("updated_at < :updatedTo", "updatedTo", filter.updatedTo());
        return conditions;
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

    private void text(@Nullable String text) {
        if (text == null) {
            return;
        }
        String either = "title_key LIKE :like OR vendor_code_key LIKE :like";
        parameters.put("like", "%" + escaped(SearchText.fold(text)) + "%");
        if (NUMBER.matcher(text).matches()) {
            either += " OR id = :nmId";
            parameters.put("nmId", Long.parseLong(text));
        }
        sql.add("(" + either + ")");
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
