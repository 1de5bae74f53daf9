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
