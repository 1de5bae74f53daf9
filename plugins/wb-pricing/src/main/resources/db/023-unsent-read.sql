-- Rows whose goods were read for a sending that the quota then did not let go out. With a quota of a few calls an hour the next try cannot afford reading
-- once more: what was read is in the mirror.
CREATE TABLE p_wb_pricing.unsent_read (
    shop_id bigint      NOT NULL,
    kind    text        COLLATE "C" NOT NULL, -- of the change set
    row_key text        COLLATE "C" NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, kind, row_key)
);
