--liquibase formatted sql

--changeset vitrina:upstream-1
--comment The tokens left per seller account, method group and token type. `state` is Bucket4j's.
CREATE TABLE platform.upstream_quota (
    id text PRIMARY KEY,
    state bytea,
    expires_at bigint
) WITH (fillfactor = 50);

--comment What the upstream itself said in a 429; stronger than the model.
CREATE TABLE platform.upstream_quota_block (
    bucket text PRIMARY KEY,
    account text NOT NULL,
    quota_group text NOT NULL,
    token_type text NOT NULL,
    next_allowed_at timestamptz NOT NULL,
    burst integer NOT NULL,
    refused_at timestamptz NOT NULL
);

--changeset vitrina:upstream-2
--comment The call log: no header, no body, no secret.
CREATE TABLE platform.upstream_call (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    shop_id bigint,
    upstream text NOT NULL,
    endpoint text NOT NULL,
    status integer,
    outcome text NOT NULL,
    reason text,
    priority text NOT NULL,
    attempt integer NOT NULL,
    quota_wait_ms integer NOT NULL,
    took_ms integer NOT NULL,
    bytes bigint NOT NULL
);
CREATE INDEX upstream_call_at ON platform.upstream_call USING brin (at);
CREATE INDEX upstream_call_shop ON platform.upstream_call (shop_id, id);

CREATE TABLE platform.upstream_usage (
    shop_id bigint PRIMARY KEY,
    day date NOT NULL,
    calls bigint NOT NULL,
    last_used_at timestamptz NOT NULL,
    last_error text,
    last_error_at timestamptz
) WITH (fillfactor = 70);
