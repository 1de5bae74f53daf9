-- For the key of the periods: equality of numbers in a GiST index. A trusted extension: no superuser is needed.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

-- What a good cost at any time since it is known: periods that never overlap, the last one open.
CREATE TABLE p_wb_pricing.price_period (
    shop_id       bigint    NOT NULL,
    nm_id         bigint    NOT NULL,
    valid         tstzrange NOT NULL,
    doc           jsonb     NOT NULL, -- the good as Wildberries sent it
    source        text      NOT NULL CHECK (source IN ('FIRST_SEEN', 'PORTAL', 'VITRINA')),
    change_set    bigint,   -- of a change that Vitrina sent
    PRIMARY KEY (shop_id, nm_id, valid WITHOUT OVERLAPS)
);

-- Up to where the mirror's changes have become periods.
CREATE TABLE p_wb_pricing.history_position (
    shop_id  bigint PRIMARY KEY,
    position bigint NOT NULL
);

-- What was sent, by which a change that is seen later is known for our own. Written before the call.
CREATE TABLE p_wb_pricing.sending (
    shop_id    bigint      NOT NULL,
    row_key    text        COLLATE "C" NOT NULL,
    nm_id      bigint      NOT NULL,
    change_set bigint      NOT NULL,
    price      numeric,
    discount   integer     NOT NULL,
    sent_at    timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id, row_key, change_set)
);

CREATE INDEX sending_time ON p_wb_pricing.sending (shop_id, sent_at);
