--liquibase formatted sql

--changeset vitrina:shop
--comment A seller account at Wildberries. The credential itself is in platform.secret; its keyed fingerprint finds duplicates.
create table platform.shop (
    id                     bigint generated always as identity primary key,
    seller_id              text        not null unique,
    seller_name            text        not null,
    trade_mark             text,
    state                  text        not null check (state in ('CONNECTED', 'CREDENTIAL_REFUSED')),
    credential_account     text        not null,
    credential_type        text        not null,
    credential_fingerprint bytea       not null unique,
    created_at             timestamptz not null default now()
);
