-- Where the cursor of a run is held back: something behind it may not have been given yet, and the next run begins there once more.
-- The place is null when that is the collection's start.
ALTER TABLE cache.mirror_state
    ADD COLUMN run_held boolean NOT NULL DEFAULT false,
    ADD COLUMN run_held_at text,
    ADD COLUMN points bigint NOT NULL DEFAULT 0, -- counts the rows that were put or removed one by one
    ADD COLUMN point_at timestamptz NOT NULL DEFAULT '-infinity'; -- when the last of them was

-- Rows that were put or removed one by one: a page that was asked for before brings an older copy of them.
CREATE TABLE cache.mirror_point (
    mirror          text        NOT NULL,
    tenant          bigint      NOT NULL,
    row_id          bigint      NOT NULL,
    point           bigint      NOT NULL, -- the count of them with this one
    at              timestamptz NOT NULL,
    removed         boolean     NOT NULL,
    removed_version text,                 -- of what was removed; null when that was not held
    PRIMARY KEY (mirror, tenant, row_id)
);
