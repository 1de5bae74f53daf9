package dev.vitrina.pricing.cost;

import dev.vitrina.tables.GoodColumns;
import dev.vitrina.tables.GoodColumns.Unit;
import dev.vitrina.tables.GoodColumns.Value;
import java.util.List;
import java.util.Map;

/** What columns of a table of costs are for, as they are named in GraphQL. */
final class CostColumns {

    static final String AMOUNT = "cost.amount";
    static final String CURRENCY = "cost.currency";
    static final String VALID_FROM = "cost.validFrom";

    static final GoodColumns KNOWN = new GoodColumns(
        Map.of(
            AMOUNT,
            new Value(
                Unit.CURRENCY,
                List.of(
                    "себестоимость",
                    "себес",
                    "закупочная цена",
                    "закупка",
                    "цена закупки",
                    "cost",
                    "cost price",
                    "purchase price",
                    "成本",
                    "成本价",
                    "采购价"
                )
            ),
            CURRENCY,
            new Value(Unit.NONE, List.of("валюта", "currency", "货币", "币种")),
            VALID_FROM,
            new Value(
                Unit.NONE,
                List.of("дата", "действует с", "дата начала", "valid from", "from", "date", "日期", "生效日期")
            )
        )
    );

    private CostColumns() {}
}
