-- Files for many cards that somebody brought, and what was found in them. Rows go after a day, as uploads do.
CREATE TABLE intake_run (
    id           uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    shop_id      bigint      NOT NULL,
    input        text        NOT NULL,
    state        text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED')),
    attempts     integer     NOT NULL DEFAULT 0,
    done         bigint      NOT NULL DEFAULT 0,
    total        bigint,
    report       text, -- for people
    drafted      text, -- the rows of the change set to be
    problem_code text,
    problem      text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX intake_run_of_shop ON intake_run (shop_id, created_at);
CREATE INDEX intake_run_age ON intake_run (created_at);
