--liquibase formatted sql

--changeset vitrina:change-set
--comment Writes to an upstream: what is to change, who said yes, and what became of each row. Committed before each call, so that nothing is sent twice.
CREATE TABLE platform.change_set (
    shop_id bigint NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    plugin text NOT NULL,
    permission text NOT NULL,
    read_permission text NOT NULL,
    title text NOT NULL,
    origin text NOT NULL,
    state text NOT NULL CHECK (state IN ('DRAFT', 'CHECKING', 'CHECKED', 'CONFIRMED', 'SENDING', 'PROCESSING',
                                         'VERIFIED', 'PARTLY_FAILED', 'FAILED', 'CANCELLED')),
    version integer NOT NULL DEFAULT 1,          -- counts what changes the meaning of a confirmation, not progress
    row_count jsonb NOT NULL DEFAULT '{}',       -- by state, as of the last step
    last_batch integer NOT NULL DEFAULT 0,
    rollback_of bigint,
    idempotency_key text,
    problem_kind text,
    problem_message text,
    problem_retry_at timestamptz,
    go_on_at timestamptz,                        -- checking and sending wait until then
    created_at timestamptz NOT NULL,
    created_by_id bigint,
    created_by text,
    checked_at timestamptz,
    confirmed_at timestamptz,
    confirmed_by_id bigint,
    confirmed_by text,
    sent_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (shop_id, id)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX change_set_id ON platform.change_set (id);
CREATE UNIQUE INDEX change_set_idempotency ON platform.change_set (shop_id, kind, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX change_set_open ON platform.change_set (kind, shop_id, id)
    WHERE state IN ('CHECKING', 'CONFIRMED', 'SENDING', 'PROCESSING');
CREATE INDEX change_set_rollback ON platform.change_set (shop_id, rollback_of) WHERE rollback_of IS NOT NULL;
CREATE INDEX change_set_ended ON platform.change_set (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE platform.change_row (
    shop_id bigint NOT NULL,
    set_id bigint NOT NULL,
    ordinal integer NOT NULL,
    key text NOT NULL,
    label text NOT NULL,
    group_name text,
    payload text NOT NULL,
    field jsonb NOT NULL,                        -- [{name, before, after}]; an absent member is "none"
    expected jsonb NOT NULL,                     -- by field: what the draft took for its value; only what it knew
    finding jsonb NOT NULL DEFAULT '[]',         -- [{severity, code, message, field}]
    severity text CHECK (severity IN ('ERROR', 'WARNING', 'INFO')),
    state text NOT NULL DEFAULT 'DRAFT'
        CHECK (state IN ('DRAFT', 'BLOCKED', 'UNCHANGED', 'READY', 'SENDING', 'PROCESSING', 'UNCERTAIN', 'VERIFIED',
                         'FAILED', 'CANCELLED')),
    reason_code text,
    reason text,
    attempts integer NOT NULL DEFAULT 0,
    batch integer,
    reference text,
    sent_at timestamptz,
    looks integer NOT NULL DEFAULT 0,
    next_look timestamptz,                       -- null: nobody asks any more, or not yet
    deadline timestamptz,
    told boolean NOT NULL DEFAULT true,          -- false: the kind does not know yet that it is applied
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (shop_id, set_id, ordinal),
    FOREIGN KEY (shop_id, set_id) REFERENCES platform.change_set (shop_id, id) ON DELETE CASCADE
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX change_row_key ON platform.change_row (shop_id, set_id, key);
CREATE INDEX change_row_state ON platform.change_row (shop_id, set_id, state, ordinal);
CREATE INDEX change_row_look ON platform.change_row (shop_id, set_id, next_look) WHERE next_look IS NOT NULL;
CREATE INDEX change_row_untold ON platform.change_row (shop_id, set_id) WHERE NOT told;

--changeset vitrina:change-set-input
--comment An idempotency key that comes again with another request is refused. Sets that are there have no hash, and their keys count alone.
ALTER TABLE platform.change_set ADD COLUMN input_hash text;
