-- Shops whose sync somebody paused. Where the run goes on is kept with the mirror.
CREATE TABLE p_wb_products.sync_pause (
    shop_id   bigint      PRIMARY KEY,
    paused_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
