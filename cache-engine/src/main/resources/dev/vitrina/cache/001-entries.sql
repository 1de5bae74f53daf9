CREATE SCHEMA IF NOT EXISTS cache;

-- One cached response under one key. Unlogged: emptied by crash recovery, which only costs loads. Generations are logged, so
-- a crash can never bring an invalidated entry back. No time column is indexed: that would end HOT updates.
CREATE UNLOGGED TABLE cache.entry (
    tenant           bigint      NOT NULL,
    key              uuid        NOT NULL, -- hash of tenant, endpoint and request
    policy_version   integer     NOT NULL,
    endpoint         text        NOT NULL,
    envelope         smallint    NOT NULL DEFAULT 1, -- version of this row's meaning; an unknown one is a miss
    kind             smallint    NOT NULL, -- 0 nothing kept (only a failure), 1 value, 2 absent, 3 not cacheable
    body             bytea,
    etag             text,
    fetched_at       timestamptz NOT NULL,
    keep_until       timestamptz NOT NULL, -- after this the row may be removed
    soft             boolean     NOT NULL DEFAULT false, -- softly invalidated by key
    scopes           bigint[]    NOT NULL, -- all, tenant, endpoint, tags
    generation       bigint      NOT NULL, -- sum of the scopes' generations when stored
    hard_generation  bigint      NOT NULL,
    failure_kind     text,
    failure_message  text,
    failure_attempt  integer     NOT NULL DEFAULT 0,
    retry_at         timestamptz,
    PRIMARY KEY (tenant, key, policy_version)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, vacuum_truncate = off);

-- lz4 reads three times faster than pglz; a server built without it keeps its default.
DO $$
BEGIN
    ALTER TABLE cache.entry ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'lz4 is not built into this server; cache bodies use its default compression';
END
$$;

CREATE SEQUENCE cache.fence;

-- Who loads a key now. The fence names one load for ever; started is what that load could see of invalidations.
CREATE UNLOGGED TABLE cache.lease (
    tenant      bigint      NOT NULL,
    key         uuid        NOT NULL,
    fence       bigint      NOT NULL,
    lease_until timestamptz NOT NULL,
    started     pg_snapshot NOT NULL,
    PRIMARY KEY (tenant, key)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- One row per invalidated scope. Only ever grows: entries compare the sum of their scopes' generations.
CREATE TABLE cache.scope_generation (
    scope           bigint   NOT NULL PRIMARY KEY, -- hash of kind, tenant and name; a collision only invalidates too much
    tenant          bigint,
    kind            text     NOT NULL,
    name            text     NOT NULL,
    generation      bigint   NOT NULL,
    hard_generation bigint   NOT NULL,
    moved_by        xid8     NOT NULL
) WITH (fillfactor = 80);

-- What replicas tail. Rows commit in another order than they are numbered, so readers go by transaction, not by seq.
CREATE TABLE cache.invalidation_log (
    seq   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid   xid8        NOT NULL DEFAULT pg_current_xact_id(),
    scope bigint      NOT NULL,
    hard  boolean     NOT NULL,
    at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX invalidation_log_xid ON cache.invalidation_log (xid);

-- Tenants whose credential the origin refused: no loads before retry_at.
CREATE TABLE cache.credential_pause (
    tenant   bigint      NOT NULL PRIMARY KEY,
    message  text        NOT NULL,
    attempt  integer     NOT NULL,
    retry_at timestamptz NOT NULL
);

CREATE TABLE cache.activity (
    tenant   bigint NOT NULL,
    day      date   NOT NULL,
    reads    bigint NOT NULL,
    loads    bigint NOT NULL,
    failures bigint NOT NULL,
    PRIMARY KEY (tenant, day)
) WITH (fillfactor = 70);
