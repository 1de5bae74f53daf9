--liquibase formatted sql

--changeset vitrina:security-users
create table platform.app_user (
    id            bigint generated always as identity primary key,
    email         text        not null unique check (email = lower(email)),
    name          text        not null,
    password_hash text        not null,
    role          text        not null check (role in ('ADMIN', 'MANAGER', 'VIEWER')),
    disabled      boolean     not null default false,
    created_at    timestamptz not null default now(),
    last_login_at timestamptz
);

--changeset vitrina:security-grants
create table platform.shop_grant (
    user_id bigint not null references platform.app_user on delete cascade,
    shop_id bigint not null references platform.shop on delete cascade,
    role    text   not null check (role in ('MANAGER', 'VIEWER')),
    primary key (user_id, shop_id)
);
create index shop_grant_by_shop on platform.shop_grant (shop_id);

--changeset vitrina:security-sessions
--comment A sign-in. Its refresh tokens form one chain; reuse of an old one ends the session.
create table platform.session (
    id             uuid primary key,
    user_id        bigint      not null references platform.app_user on delete cascade,
    created_at     timestamptz not null default now(),
    idle_until     timestamptz not null,
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    revoked_reason text,
    address        text        not null
);
create index session_by_user on platform.session (user_id);
create index session_by_expiry on platform.session (expires_at);

--changeset vitrina:security-refresh-tokens
--comment Only hashes. The successor is sealed and read for a few seconds only, when two tabs refresh at the same moment.
create table platform.refresh_token (
    hash       bytea primary key,
    session_id uuid        not null references platform.session on delete cascade,
    created_at timestamptz not null default now(),
    used_at    timestamptz,
    successor  bytea
);
create index refresh_token_by_session on platform.refresh_token (session_id);

--changeset vitrina:security-signing-keys
--comment The key material is in platform.secret under purpose signing-key.
create table platform.signing_key (
    kid        text primary key,
    created_at timestamptz not null default now()
);

--changeset vitrina:security-login-throttle
--comment Failed and running sign-ins per account and per address; survives restarts, shared by replicas.
create table platform.login_throttle (
    kind            text        not null check (kind in ('ACCOUNT', 'ADDRESS')),
    subject         text        not null,
    failures        integer     not null,
    last_attempt_at timestamptz not null,
    blocked_until   timestamptz not null,
    primary key (kind, subject)
);

--changeset vitrina:security-api-keys
--comment Only hashes: 200 random bits need no salt. A revoked key is deleted; the audit trail keeps its name.
create table platform.api_key (
    id                  bigint generated always as identity primary key,
    user_id             bigint      not null references platform.app_user on delete cascade,
    name                text        not null,
    hash                bytea       not null unique,
    hint                text        not null,
    scopes              text[]      not null,
    shops               bigint[]    not null,
    requests_per_minute integer check (requests_per_minute > 0),
    created_at          timestamptz not null default now(),
    expires_at          timestamptz,
    last_used_at        timestamptz
);
create unique index api_key_by_name on platform.api_key (user_id, lower(name));
