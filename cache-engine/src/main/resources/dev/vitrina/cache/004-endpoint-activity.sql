-- What the cache did, by hour; hours older than 90 days are summed up in the row of the first hour of their UTC day. Only grows
-- at its end, and no indexed column changes, so counting is done by HOT updates.
CREATE TABLE cache.endpoint_activity (
    at        timestamptz NOT NULL, -- when the hour, or the day, began
    tenant    bigint      NOT NULL,
    endpoint  text        NOT NULL, -- or a mirror's name; '' for what was counted before endpoints were told apart
    reads     bigint      NOT NULL, -- hits + stale + misses + errors, but where the endpoint is ''
    hits      bigint      NOT NULL DEFAULT 0,
    stale     bigint      NOT NULL DEFAULT 0,
    misses    bigint      NOT NULL DEFAULT 0,
    errors    bigint      NOT NULL DEFAULT 0,
    loads     bigint      NOT NULL,
    failures  bigint      NOT NULL,
    coalesced bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (at, tenant, endpoint)
) WITH (fillfactor = 70);

-- The old table stays for replicas of the last release, which may run beside this one; what they still write there is moved by
-- housekeeping.
WITH moved AS (DELETE FROM cache.activity RETURNING tenant, day, reads, loads, failures)
INSERT INTO cache.endpoint_activity (at, tenant, endpoint, reads, loads, failures)
SELECT day::timestamp AT TIME ZONE 'UTC', tenant, '', reads, loads, failures FROM moved;
