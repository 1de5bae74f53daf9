-- What happened to the rows of mirrors that keep changes. Written by the statement that writes or deletes the row, by whoever
-- holds the mirror's state of the tenant: a tenant's changes are committed in the order of their ids.
CREATE TABLE cache.mirror_change (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    mirror     text        NOT NULL,
    tenant     bigint      NOT NULL,
    row_id     bigint      NOT NULL,
    kind       text        NOT NULL, -- CREATED, CHANGED or REMOVED
    diff       jsonb,                -- of a changed row: {"field": {"before": ..., "after": ...}}
    document   json,                 -- of a removed row: what it was last
    run_id     bigint,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    keep_until timestamptz NOT NULL,
    PRIMARY KEY (mirror, tenant, id)
);
CREATE INDEX mirror_change_row ON cache.mirror_change (mirror, tenant, row_id, id);
-- For the housekeeping: rows lie in about this order.
CREATE INDEX mirror_change_keep ON cache.mirror_change USING brin (keep_until);

-- The last change that is not kept any more: who goes on from before it has missed something.
ALTER TABLE cache.mirror_state ADD COLUMN forgotten_change bigint NOT NULL DEFAULT 0;
