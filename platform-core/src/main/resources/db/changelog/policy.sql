--liquibase formatted sql

--changeset vitrina:cache-policy
--comment What operators changed of the cache policies that plugins declare. Kept while the plugin is away.
CREATE TABLE platform.cache_policy (
    endpoint   text PRIMARY KEY,
    plugin     text NOT NULL,         -- who declared the endpoint when it was changed last
    override   jsonb NOT NULL,        -- only the fields that are set; {} after a reset
    version    bigint NOT NULL,       -- counts the changes
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by text NOT NULL,
    reason     text NOT NULL
);

--comment One row, moved by every change in its transaction: what replicas look at to see that there is something new.
CREATE TABLE platform.cache_policy_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL
) WITH (fillfactor = 50);
INSERT INTO platform.cache_policy_revision (revision) VALUES (0);
