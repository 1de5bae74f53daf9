-- Strategies: what each does, how far it may go, and how it stands.
CREATE TABLE p_wb_pricing.strategy (
    shop_id       bigint      NOT NULL,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    name          text        NOT NULL,
    definition    jsonb       NOT NULL, -- as the API takes it
    definition_no integer     NOT NULL DEFAULT 1, -- counts what a simulation depends on
    version       integer     NOT NULL DEFAULT 1, -- counts every edit
    mode          text        NOT NULL DEFAULT 'DRY_RUN' CHECK (mode IN ('DRY_RUN', 'PROPOSE', 'AUTOMATIC')),
    state         text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'PAUSED', 'STOPPED')),
    stop          jsonb, -- why the breaker stopped it; null unless it did
    armed_at      timestamptz NOT NULL, -- nothing that happened before makes it run
    looked_at     timestamptz NOT NULL, -- up to when events were looked for
    judged_run    bigint      NOT NULL DEFAULT 0, -- up to which run it was asked whether its prices were moved back
    failures      integer     NOT NULL DEFAULT 0, -- runs in a row
    simulated_no  integer, -- the definition_no that was simulated
    simulated_at  timestamptz,
    simulation    jsonb,
    edited_by_id  bigint      NOT NULL, -- in whose name its sets are drafted
    edited_by     text        NOT NULL,
    edited_at     timestamptz NOT NULL,
    mode_by_id    bigint      NOT NULL, -- in whose name an automatic one confirms
    mode_by       text        NOT NULL,
    PRIMARY KEY (shop_id, id)
);

-- Every edit of a strategy, also of those that are no more.
CREATE TABLE p_wb_pricing.strategy_edit (
    shop_id     bigint      NOT NULL,
    strategy_id bigint      NOT NULL,
    version     integer     NOT NULL,
    act         text        NOT NULL,
    detail      text, -- the mode, or the cause of a stop
    definition  jsonb, -- null where the act did not touch it
    by_id       bigint, -- null for Vitrina itself
    by_email    text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (shop_id, strategy_id, version)
);
