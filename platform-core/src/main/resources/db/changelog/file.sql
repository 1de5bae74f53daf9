--liquibase formatted sql

--changeset vitrina:file
create table platform.file (
    id           uuid primary key,
    shop_id      bigint      not null references platform.shop on delete cascade,
    owner_id     bigint references platform.app_user on delete cascade,
    plugin_id    text,
    permission   text,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null default 0,
    complete     boolean     not null default false,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    check ((owner_id is null) <> (plugin_id is null)),
    check ((plugin_id is null) = (permission is null))
);
comment on column platform.file.owner_id is 'The user who uploaded it; null for what a plugin made';
comment on column platform.file.permission is 'Who holds it in the shop may download what a plugin made';
create index file_by_expiry on platform.file (expires_at);
create index file_by_owner on platform.file (owner_id) where owner_id is not null;
create index file_by_plugin on platform.file (plugin_id) where plugin_id is not null;
create index file_by_shop on platform.file (shop_id);

create table platform.file_chunk (
    file_id uuid  not null references platform.file on delete cascade,
    number  int   not null,
    bytes   bytea not null,
    primary key (file_id, number)
);
-- What is uploaded or exported is compressed already, mostly.
alter table platform.file_chunk alter column bytes set storage external;

--changeset vitrina:file-download-ticket
--comment A browser that saves a file sends no header: its address carries a secret for one use instead. Only its hash is kept.
create table platform.download_ticket (
    secret_hash bytea primary key,
    session_id  uuid        not null references platform.session on delete cascade,
    shop_id     bigint references platform.shop on delete cascade,
    path        text        not null,
    expires_at  timestamptz not null
);
create index download_ticket_by_expiry on platform.download_ticket (expires_at);
create index download_ticket_by_session on platform.download_ticket (session_id);
create index download_ticket_by_shop on platform.download_ticket (shop_id);
