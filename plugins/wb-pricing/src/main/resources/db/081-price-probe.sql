-- Prices that somebody who may not see costs had checked within the last hour: of a good only so many different ones are, or the verdicts would tell its cost.
CREATE TABLE p_wb_pricing.price_probe (
    shop_id  bigint      NOT NULL,
    user_id  bigint      NOT NULL,
    nm_id    bigint      NOT NULL,
    wanted   text        COLLATE "C" NOT NULL, -- what was to become of it
    tried_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, user_id, nm_id, wanted)
);
CREATE INDEX price_probe_time ON p_wb_pricing.price_probe (tried_at);

-- Whether who defined a strategy may not see costs, so that the checks of its sets tell of none.
ALTER TABLE p_wb_pricing.strategy ADD COLUMN costs_hidden boolean NOT NULL DEFAULT false;
