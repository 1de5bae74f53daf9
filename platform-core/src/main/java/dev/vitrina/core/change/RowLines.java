package dev.vitrina.core.change;

import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.ChangeRowView.FieldView;
import dev.vitrina.core.change.ChangeRowView.FindingView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row as lines of a table: one for each field that changes, so that a spreadsheet can sort and sum them. */
final class RowLines {

    private final Reader reader;
    private final ExportTexts texts;

    RowLines(Reader reader) {
        this.reader = reader;
        this.texts = new ExportTexts(reader.language());
    }

    List<String> head() {
        Stream<String> columns = Stream.of("key", "label", "field", "before", "after", "delta", "found");
        Stream<String> money = reader.seesRisk() ? Stream.of("atRisk", "currency") : Stream.of();
        Stream<String> end = Stream.of("state", "reason", "sentAt", "attempts", "reference");
        return Stream.of(columns, money, end)
            .flatMap(part -> part)
            .map(column -> texts.of("column." + column))
            .toList();
    }

    List<List<@Nullable Object>> of(ChangeRowView row) {
        if (row.fields().isEmpty()) {
            return List.of(line(row, null));
        }
        return row
            .fields()
            .stream()
            .map(field -> line(row, field))
            .toList();
    }

    private List<@Nullable Object> line(ChangeRowView row, @Nullable FieldView field) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.key());
        cells.add(row.label());
        cells.add(field == null ? null : field.title());
        cells.add(field == null ? null : cell(field.before()));
        cells.add(field == null ? null : cell(field.after()));
        cells.add(field == null ? null : delta(field));
        cells.add(found(row));
        if (reader.seesRisk()) {
            MoneyView most = most(row);
            cells.add(most == null ? null : new BigDecimal(most.amount()));
            cells.add(most == null ? null : most.currencyCode());
        }
        cells.add(texts.of("state." + row.state()));
        cells.add(row.reason() == null ? null : texts.of("host." + row.reason().code(), row.reason().message()));
        cells.add(row.sentAt() == null ? null : row.sentAt().toString());
        cells.add(row.state() == RowState.DRAFT || row.attempts() == 0 ? null : row.attempts());
        cells.add(row.reference());
        return cells;
    }

    private @Nullable String found(ChangeRowView row) {
        String all = row
            .findings()
            .stream()
            .map(finding ->
                "%s: %s".formatted(
                    texts.of("severity." + finding.severity()),
                    texts.of("host." + finding.code(), finding.message())
                )
            )
            .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    /** Two findings often say the same of one row: the largest counts, as it does for the set. */
    private static @Nullable MoneyView most(ChangeRowView row) {
        return row
            .findings()
            .stream()
            .map(FindingView::atRisk)
            .filter(Objects::nonNull)
            .reduce((one, other) -> amount(one).compareTo(amount(other)) >= 0 ? one : other)
            .orElse(null);
    }

    private static BigDecimal amount(@Nullable MoneyView money) {
        return new BigDecimal(Objects.requireNonNull(money).amount());
    }

    private static @Nullable BigDecimal delta(FieldView field) {
        BigDecimal before = number(field.before());
        BigDecimal after = number(field.after());
        return before == null || after == null ? null : after.subtract(before);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** A JSON value as people read it. */
    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> new BigDecimal(number.toString());
            case Collection<?> items -> items
                .stream()
                .map(item -> String.valueOf(cell(item)))
                .collect(Collectors.joining(", "));
            case Map<?, ?> members -> members
                .entrySet()
                .stream()
                .map(member -> member.getKey() + ": " + cell(member.getValue()))
                .collect(Collectors.joining("; "));
            case Object text -> text.toString();
        };
    }
}
