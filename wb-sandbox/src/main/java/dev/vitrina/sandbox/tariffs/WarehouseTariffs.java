package dev.vitrina.sandbox.tariffs;

import dev.vitrina.sandbox.catalogue.Hash;
import dev.vitrina.sandbox.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ObjIntConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rates by warehouse, computed from the warehouse and the week. Every number is a text, spelt as in the rates spec: a decimal comma
 * ({@code 11,2}), thousands apart ({@code 1 039}, here also with the thin and the no-break space portals put there), and the storage of
 * pallets with a point ({@code 35.65}). A dash stands where a warehouse does not offer something; that is known second-hand. Immutable.
 */
final class WarehouseTariffs {

    private static final List<String> SPACES = List.of("\u2009", " ", "\u00a0");
    /** Since August 2026 WB names regions rather than single warehouses. */
    private static final List<String> WAREHOUSES = List.of(
        "Склад WB РФ",
        "Склад WB Беларусь",
        "Склад WB Казахстан",
        "Склад WB Армения",
        "Склад WB Узбекистан",
        "Свой склад МГТ РФ",
        "Свой склад СГТ РФ",
        "Свой склад КГТ+ РФ",
        "СЦ Брест",
        "СЦ Минск"
    );
    private static final List<String> COUNTRIES = List.of("Россия", "Беларусь", "Казахстан", "Армения", "Узбекистан");
    private static final int FIRST_WITHOUT_STORAGE = 5;

    private final Hash hash;

    WarehouseTariffs(long seed) {
        this.hash = new Hash(seed * 31 + 9);
    }

    ArrayNode box(LocalDate monday) {
        return rows((row, at) -> {
            int delivery = percent(monday, at, 1);
            int marketplace = percent(monday, at, 2);
            int storage = percent(monday, at, 3);
            boolean stores = at < FIRST_WITHOUT_STORAGE;
            row
                .put("boxDeliveryBase", share("46", delivery))
                .put("boxDeliveryCoefExpr", Integer.toString(delivery))
                .put("boxDeliveryLiter", share("14", delivery))
                .put("boxDeliveryMarketplaceBase", share("46", marketplace))
                .put("boxDeliveryMarketplaceCoefExpr", Integer.toString(marketplace))
                .put("boxDeliveryMarketplaceLiter", share("14", marketplace))
                .put("boxStorageBase", stores ? share("0.08", storage) : "-")
                .put("boxStorageCoefExpr", stores ? Integer.toString(storage) : "-")
                .put("boxStorageLiter", stores ? share("0.08", storage) : "-")
                .put("geoName", COUNTRIES.get(at < COUNTRIES.size() ? at : 0));
        });
    }

    ArrayNode pallet(LocalDate monday) {
        return rows((row, at) -> {
            int delivery = percent(monday, at, 4);
            int storage = percent(monday, at, 5);
            row
                .put("palletDeliveryExpr", Integer.toString(delivery))
                .put("palletDeliveryValueBase", share("30", delivery))
                .put("palletDeliveryValueLiter", share("7", delivery))
                .put("palletStorageExpr", Integer.toString(storage))
                .put("palletStorageValueExpr", share("23", storage).replace(',', '.'));
        });
    }

    ArrayNode returns(LocalDate monday) {
        return rows((row, at) ->
            row
                .put("deliveryDumpKgtOfficeBase", thousands(1_039 + 10 * at, at))
                .put("deliveryDumpKgtOfficeLiter", "9,1")
                .put("deliveryDumpKgtReturnExpr", thousands(1_050 + 10 * at, at))
                .put("deliveryDumpSrgOfficeExpr", "170")
                .put("deliveryDumpSrgReturnExpr", "170")
                .put("deliveryDumpSupCourierBase", share("229", 100))
                .put("deliveryDumpSupCourierLiter", "9,1")
                .put("deliveryDumpSupOfficeBase", "129")
                .put("deliveryDumpSupOfficeLiter", "9,1")
                .put("deliveryDumpSupReturnExpr", "250")
        );
    }

    private static ArrayNode rows(ObjIntConsumer<ObjectNode> fill) {
        ArrayNode rows = Json.array();
        for (int at = 0; at < WAREHOUSES.size(); at++) {
            ObjectNode row = rows.addObject();
            fill.accept(row, at);
            row.put("warehouseName", WAREHOUSES.get(at));
        }
        return rows;
    }

    /** A coefficient of 80 to 220 per cent, in steps of five. */
    private int percent(LocalDate monday, int warehouse, int purpose) {
        return 5 * hash.between(16, 44, monday.toEpochDay() * 100 + warehouse, purpose);
    }

    private static String share(String roubles, int percent) {
        return new BigDecimal(roubles)
            .multiply(BigDecimal.valueOf(percent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
            .replace('.', ',');
    }

    private static String thousands(int roubles, int warehouse) {
        return roubles / 1_000 + SPACES.get(warehouse % SPACES.size()) + "%03d".formatted(roubles % 1_000);
    }
}
