-- What a piece costs the seller, from a date on until the next one: so that what was earned then stays what it was.
CREATE TABLE p_wb_pricing.cost_price (
    shop_id      bigint        NOT NULL,
    nm_id        bigint        NOT NULL CHECK (nm_id > 0),
    size_id      bigint        NOT NULL CHECK (size_id >= 0), -- 0: all sizes
    valid_from   date          NOT NULL,
    amount       numeric(14, 2) NOT NULL CHECK (amount >= 0),
    currency     text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), -- ISO 4217
    set_by       bigint        NOT NULL,
    set_by_email text          NOT NULL,
    set_at       timestamptz   NOT NULL,
    PRIMARY KEY (shop_id, nm_id, size_id, valid_from)
);

-- Requests with an idempotency key, for a week: a second one of the same key gets the answer of the first.
CREATE TABLE p_wb_pricing.cost_request (
    shop_id bigint      NOT NULL,
    key     text        NOT NULL,
    input   text        NOT NULL, -- hash of what was asked for
    answer  text,                 -- JSON; null only inside of the transaction that works on it
    at      timestamptz NOT NULL,
    PRIMARY KEY (shop_id, key)
);
CREATE INDEX cost_request_at ON p_wb_pricing.cost_request (at);
