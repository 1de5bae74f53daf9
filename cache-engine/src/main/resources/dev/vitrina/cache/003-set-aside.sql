-- Rows of the origin that could not be read: a run goes on without them and says so.
ALTER TABLE cache.sync_run
    ADD COLUMN set_aside         bigint NOT NULL DEFAULT 0,
    ADD COLUMN set_aside_unnamed bigint NOT NULL DEFAULT 0, -- of them, those whose id could not be read either
    ADD COLUMN set_aside_reasons text;                      -- of the first
