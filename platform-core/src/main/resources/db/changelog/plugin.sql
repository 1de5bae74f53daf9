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
