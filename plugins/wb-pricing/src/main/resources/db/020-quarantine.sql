-- Prices in quarantine, written by the cache engine's mirror "wb-pricing/quarantine". Amounts of the columns are in hundredths of the currency's unit.
CREATE TABLE p_wb_pricing.quarantined (
    shop_id        bigint      NOT NULL,
    id             bigint      NOT NULL, -- nmID
    doc            jsonb       NOT NULL, -- as Wildberries sent it
    content_hash   bytea       NOT NULL,
    source_version text        COLLATE "C" NOT NULL, -- empty: Wildberries gives none
    synced_at      timestamptz NOT NULL,
    currency       text        COLLATE "C" NOT NULL,
    price_drop     bigint      NOT NULL, -- how much less would be paid
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX quarantined_drop ON p_wb_pricing.quarantined (shop_id, price_drop, id);
