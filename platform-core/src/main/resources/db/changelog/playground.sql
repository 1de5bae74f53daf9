--liquibase formatted sql

--changeset vitrina:playground-saved-queries
create table platform.saved_query (
    id        bigint generated always as identity primary key,
    user_id   bigint      not null references platform.app_user on delete cascade,
    name      text        not null,
    document  text        not null,
    variables text,
    saved_at  timestamptz not null default now()
);
create unique index saved_query_by_name on platform.saved_query (user_id, lower(name));
