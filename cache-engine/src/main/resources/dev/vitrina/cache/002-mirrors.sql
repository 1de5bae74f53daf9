-- Where each mirror of each tenant stands. Written in the transaction of the page's rows, by the holder of the fence only.
CREATE TABLE cache.mirror_state (
    mirror      text        NOT NULL,
    tenant      bigint      NOT NULL,
    fence       bigint      NOT NULL DEFAULT 0,
    owner       uuid,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    cursor      text,        -- where an incremental run goes on
    run_id      bigint,      -- the run under way or interrupted
    run_mode    text,
    run_cursor  text,        -- where that run goes on
    as_of       timestamptz, -- when the last complete run began
    complete    boolean     NOT NULL DEFAULT false,
    rows        bigint      NOT NULL DEFAULT 0,
    shrink_run  bigint,      -- a complete full run that missed so many rows that a second one must agree
    shrink_at   timestamptz, -- when it ended
    PRIMARY KEY (mirror, tenant)
) WITH (fillfactor = 70);

CREATE TABLE cache.sync_run (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mirror        text        NOT NULL,
    tenant        bigint      NOT NULL,
    mode          text        NOT NULL,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    outcome       text,
    problem_kind  text,
    problem       text,
    retry_at      timestamptz,
    pages         integer     NOT NULL DEFAULT 0,
    seen          bigint      NOT NULL DEFAULT 0,
    created       bigint      NOT NULL DEFAULT 0,
    updated       bigint      NOT NULL DEFAULT 0,
    unchanged     bigint      NOT NULL DEFAULT 0,
    deleted       bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE INDEX sync_run_latest ON cache.sync_run (mirror, tenant, id DESC);

-- The ids a full run has seen, committed with each page: what a complete run may compare with.
CREATE TABLE cache.mirror_seen (
    run_id bigint NOT NULL,
    id     bigint NOT NULL,
    PRIMARY KEY (run_id, id)
);
