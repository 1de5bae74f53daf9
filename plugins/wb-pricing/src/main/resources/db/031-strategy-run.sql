-- Runs of strategies. A run is committed before anything is done for it, and what makes it due makes it once.
CREATE TABLE p_wb_pricing.strategy_run (
    shop_id       bigint      NOT NULL,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    strategy_id   bigint      NOT NULL,
    due           text        COLLATE "C" NOT NULL, -- what made it due
    cause         text        NOT NULL,
    goods_asked   bigint[], -- null for all of the strategy's scope
    by_id         bigint, -- who asked for it; null for nobody
    by_email      text,
    mode          text        NOT NULL,
    phase         text        NOT NULL DEFAULT 'PLANNED' CHECK (phase IN ('PLANNED', 'DECIDED', 'DRAFTED', 'ENDED')),
    outcome       text, -- null while it goes on
    reason        text, -- code of why; null where the outcome says all
    planned_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    prices        integer     NOT NULL DEFAULT 0, -- looked at: of goods, or of sizes
    changed       integer     NOT NULL DEFAULT 0,
    kept          integer     NOT NULL DEFAULT 0,
    held          integer     NOT NULL DEFAULT 0,
    average_step  numeric, -- percent
    blocked       integer, -- rows that did not pass the check
    change_set    bigint,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, strategy_id, due),
    FOREIGN KEY (shop_id, strategy_id) REFERENCES p_wb_pricing.strategy ON DELETE CASCADE
);
CREATE INDEX strategy_run_of ON p_wb_pricing.strategy_run (shop_id, strategy_id, id);
CREATE INDEX strategy_run_open ON p_wb_pricing.strategy_run (shop_id, id) WHERE phase <> 'ENDED';

-- What a run did with each price, and why. Kept for a while.
CREATE TABLE p_wb_pricing.strategy_decision (
    shop_id         bigint  NOT NULL,
    run_id          bigint  NOT NULL,
    row_key         text    COLLATE "C" NOT NULL, -- of the change set's row, where it changes
    nm_id           bigint  NOT NULL,
    label           text    NOT NULL,
    kind            text    NOT NULL CHECK (kind IN ('CHANGED', 'KEPT', 'HELD')),
    guard           text[]  NOT NULL, -- that bent it, or held it
    currency        text    COLLATE "C" NOT NULL,
    price           bigint  NOT NULL, -- before discount, whole
    discount        integer NOT NULL,
    paid            bigint  NOT NULL, -- hundredths
    price_after     bigint,
    discount_after  integer,
    paid_after      bigint,
    why             jsonb   NOT NULL,
    PRIMARY KEY (shop_id, run_id, row_key),
    FOREIGN KEY (shop_id, run_id) REFERENCES p_wb_pricing.strategy_run ON DELETE CASCADE
);
CREATE INDEX strategy_decision_good ON p_wb_pricing.strategy_decision (shop_id, nm_id, run_id);

-- Since when a promotion is known, by which its announcement is told from what was there before.
CREATE TABLE p_wb_pricing.strategy_promotion (
    shop_id      bigint      NOT NULL,
    promotion_id bigint      NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (shop_id, promotion_id)
);
