--liquibase formatted sql

--changeset vitrina:plugin-setting
--comment What operators set for plugins. Kept while a plugin is away or of a version that does not know it; secrets are in platform.secret.
CREATE TABLE platform.plugin_setting (
    plugin     text PRIMARY KEY,
    setting    jsonb NOT NULL,        -- by name; only what is set
    secret     text[] NOT NULL,       -- names of the secrets that are set
    version    bigint NOT NULL,       -- counts the changes
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by text NOT NULL
);

--comment One row, moved by every change in its transaction: what replicas look at to see that there is something new.
CREATE TABLE platform.plugin_setting_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL
) WITH (fillfactor = 50);
INSERT INTO platform.plugin_setting_revision (revision) VALUES (0);
