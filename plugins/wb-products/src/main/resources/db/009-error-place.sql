-- Where Wildberries' list of card errors ended when it was looked at last: what stands behind it is new.
CREATE TABLE p_wb_products.error_place (
    shop_id   bigint      PRIMARY KEY,
    place     text        NOT NULL, -- a cursor of the list, as JSON
    looked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
