-- Rows whose goods were read for a sending that the quota then did not let go out. With a quota of a few calls an hour the next try cannot afford reading
-- once more: what was read is in the mirror.
CREATE TABLE p_wb_pricing.unsent_read (
    shop_id    bigint      NOT NULL,
    change_set bigint      NOT NULL,
    row_key    text        COLLATE "C" NOT NULL,
    read_at    timestamptz NOT NULL,
    PRIMARY KEY (shop_id, change_set, row_key)
);
