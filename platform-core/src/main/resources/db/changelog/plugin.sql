--liquibase formatted sql

--changeset vitrina:plugin-1
--comment What the operator wants of each plugin, and how it was seen last.
CREATE TABLE platform.plugin (
    id text PRIMARY KEY,
    version text NOT NULL,
    desired_state text NOT NULL DEFAULT 'ENABLED' CHECK (desired_state IN ('ENABLED', 'DISABLED', 'ABSENT')),
    state text NOT NULL,
    reason text,
    failed_step text,
    changed_at timestamptz NOT NULL
);

--changeset vitrina:plugin-2
--comment Which package of a plugin is wanted, and how each replica stands with it.
CREATE SEQUENCE platform.plugin_revision;
ALTER TABLE platform.plugin
    ADD COLUMN desired_digest text,
    ADD COLUMN previous_digest text,
    ADD COLUMN revision bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN platform.plugin.desired_digest IS 'SHA-256 of the wanted package; null for what lies on the disk of the host';
COMMENT ON COLUMN platform.plugin.revision IS 'Moves whenever what is wanted changes, so that replicas notice';
CREATE TABLE platform.plugin_replica (
    plugin_id text NOT NULL,
    replica text NOT NULL,
    version text NOT NULL,
    digest text,
    state text NOT NULL,
    reason text,
    failed_step text,
    failed_starts int NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (plugin_id, replica)
);
COMMENT ON COLUMN platform.plugin_replica.failed_starts IS 'Starts of this replica in a row that the plugin did not survive';

--changeset vitrina:plugin-3
--comment Uploaded packages; every replica takes them from here.
CREATE TABLE platform.plugin_package (
    digest text PRIMARY KEY,
    plugin_id text NOT NULL,
    version text NOT NULL,
    trust text NOT NULL,
    content bytea NOT NULL,
    uploaded_at timestamptz NOT NULL DEFAULT now(),
    uploaded_by text,
    installed_at timestamptz
);
ALTER TABLE platform.plugin_package ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX plugin_package_plugin ON platform.plugin_package (plugin_id, uploaded_at);
COMMENT ON COLUMN platform.plugin_package.installed_at IS 'Null while it is only uploaded; such a package is dropped after a day';

--changeset vitrina:plugin-4
--comment The composed schema after each change of a plugin that changed it.
CREATE TABLE platform.schema_snapshot (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    plugin_id text NOT NULL,
    version text NOT NULL,
    changes jsonb NOT NULL,
    sdl text NOT NULL
);
COMMENT ON COLUMN platform.schema_snapshot.changes IS 'From the schema before: what breaks clients first';
