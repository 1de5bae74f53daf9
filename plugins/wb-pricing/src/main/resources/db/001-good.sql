-- Goods with their prices, written by the cache engine's mirror "wb-pricing/goods". Amounts of the columns are in hundredths of the currency's unit.
CREATE TABLE p_wb_pricing.good (
    shop_id             bigint      NOT NULL,
    id                  bigint      NOT NULL, -- nmID
    doc                 jsonb       NOT NULL, -- the good as Wildberries sent it
    content_hash        bytea       NOT NULL,
    source_version      text        COLLATE "C" NOT NULL, -- empty: Wildberries gives none
    synced_at           timestamptz NOT NULL,
    vendor_code         text        COLLATE "C",
    vendor_code_key     text        COLLATE "C" NOT NULL,
    currency            text        COLLATE "C" NOT NULL,
    discount            integer     NOT NULL,
    club_discount       integer     NOT NULL,
    price_low           bigint, -- of the cheapest size; null without a size
    price_high          bigint,
    discounted_low      bigint,
    editable_size_price boolean     NOT NULL,
    bad_turnover        boolean     NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE INDEX good_vendor_code ON p_wb_pricing.good (shop_id, vendor_code_key, id);
CREATE INDEX good_price ON p_wb_pricing.good (shop_id, price_low, id);
CREATE INDEX good_discounted ON p_wb_pricing.good (shop_id, discounted_low, id);
CREATE INDEX good_discount ON p_wb_pricing.good (shop_id, discount, id);
