-- Which steps of a card's new arrangement were begun; written before Wildberries is called.
CREATE TABLE arrange_step (
    shop_id  bigint      NOT NULL,
    nm_id    bigint      NOT NULL,
    -- Of the row of its change set: another sending is another one.
    sent_at  timestamptz NOT NULL,
    step     text        NOT NULL CHECK (step IN ('FILES', 'ORDER', 'VIDEO')),
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id, sent_at, step)
);
CREATE INDEX arrange_step_age ON arrange_step (begun_at);

-- What of a row was sent in any of its sendings: a file by its id, or ORDER for all photos by their addresses.
CREATE TABLE arrange_sent (
    shop_id  bigint      NOT NULL,
    nm_id    bigint      NOT NULL,
    row_id   uuid        NOT NULL, -- of what is wanted and what was there, so that another set for the same card is another row
    what     text        NOT NULL,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id, row_id, what)
);
CREATE INDEX arrange_sent_age ON arrange_sent (begun_at);
