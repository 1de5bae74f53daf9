package dev.vitrina.pricing.imports;

import dev.vitrina.tables.GoodColumns;
import dev.vitrina.tables.GoodColumns.Unit;
import dev.vitrina.tables.GoodColumns.Value;
import java.util.List;
import java.util.Map;

/**
 * What columns of a table of prices are for, as they are named in GraphQL. Those of Wildberries' own template that tell the present price are passed over: they
 * stand beside those for the new one.
 */
final class PriceColumns {

    static final String PRICE = "price";
    static final String DISCOUNT = "discount";
    static final String CLUB_DISCOUNT = "clubDiscount";

    static final List<String> VALUES = List.of(PRICE, DISCOUNT, CLUB_DISCOUNT);

    static final GoodColumns KNOWN = new GoodColumns(
        Map.of(
            PRICE,
            new Value(
                Unit.CURRENCY,
                List.of(
                    "новая цена",
                    "цена",
                    "цена до скидки",
                    "новая цена до скидки",
                    "розничная цена",
                    "new price",
                    "price",
                    "price before discount",
                    "新价格",
                    "价格",
                    "原价",
                    "折前价"
                )
            ),
            DISCOUNT,
            new Value(
                Unit.PERCENT,
                List.of(
                    "новая скидка",
                    "скидка",
                    "скидка %",
                    "новая скидка %",
                    "размер скидки",
                    "new discount",
                    "discount",
                    "discount %",
                    "新折扣",
                    "折扣"
                )
            ),
            CLUB_DISCOUNT,
            new Value(
                Unit.PERCENT,
                List.of(
                    "скидка wb клуба",
                    "скидка wb клуб",
                    "новая скидка wb клуба",
                    "клубная скидка",
                    "wb club discount",
                    "club discount",
                    "wb 会员折扣",
                    "会员折扣"
                )
            )
        )
    );

    private PriceColumns() {}
}
