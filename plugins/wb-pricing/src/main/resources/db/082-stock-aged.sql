-- Goods that have lain in stock for too long, as a plugin that knows stocks told.
CREATE TABLE p_wb_pricing.stock_aged (
    shop_id  bigint      NOT NULL,
    nm_id    bigint      NOT NULL,
    found_at timestamptz NOT NULL, -- by who told it
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id)
);
