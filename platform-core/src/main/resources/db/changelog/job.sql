--liquibase formatted sql

--changeset vitrina:job-1
--comment What users see of long work. `attempt` fences: only the run that holds the current one may write.
CREATE TABLE platform.job (
    id uuid PRIMARY KEY,
    type text NOT NULL,
    shop_id bigint,
    input text NOT NULL,
    state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    message text,
    done bigint NOT NULL DEFAULT 0,
    total bigint,
    failed bigint NOT NULL DEFAULT 0,
    problem_kind text,
    problem_message text,
    retry_at timestamptz,
    cancel_requested boolean NOT NULL DEFAULT false,
    attempt integer NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz,
    finished_at timestamptz
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX job_active ON platform.job (type, (coalesce(shop_id, 0)))
    WHERE state IN ('QUEUED', 'RUNNING', 'WAITING');
CREATE INDEX job_shop ON platform.job (shop_id, created_at DESC, id);
CREATE INDEX job_created ON platform.job (created_at DESC, id);

--changeset vitrina:job-2
--comment When scheduled work of a shop is due again.
CREATE TABLE platform.job_schedule (
    type text NOT NULL,
    shop_id bigint NOT NULL,
    next_run_at timestamptz NOT NULL,
    PRIMARY KEY (type, shop_id)
);

--changeset vitrina:job-3
--comment db-scheduler's own table, as its documentation gives it for PostgreSQL.
CREATE TABLE platform.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON platform.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON platform.scheduled_tasks (last_heartbeat);

--changeset vitrina:job-4
--comment The execution that may run the job: a repeated job gets a new one, and what is left of the old one does nothing.
ALTER TABLE platform.job ADD COLUMN execution uuid;
UPDATE platform.job SET execution = id;
ALTER TABLE platform.job ALTER COLUMN execution SET NOT NULL;
CREATE UNIQUE INDEX job_execution ON platform.job (execution);
