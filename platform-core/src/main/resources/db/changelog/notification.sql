--liquibase formatted sql

--changeset vitrina:notification
create table platform.notification (
    id          bigint generated always as identity primary key,
    shop_id     bigint references platform.shop on delete cascade,
    source      text        not null,
    key         text        not null,
    severity    text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    title       jsonb       not null,
    body        jsonb       not null,
    path        text,
    label       jsonb       not null,
    permission  text,
    job_id      uuid,
    raised_at   timestamptz not null default now(),
    resolved_at timestamptz
);
comment on column platform.notification.source is 'The plugin''s id, or `platform`';
comment on column platform.notification.title is 'By language, as are body and label';
create unique index notification_standing on platform.notification (source, key, (coalesce(shop_id, 0)))
    where resolved_at is null;
create index notification_by_shop on platform.notification (shop_id, raised_at);
create index notification_by_resolution on platform.notification (resolved_at) where resolved_at is not null;

create table platform.notification_read (
    user_id         bigint      not null references platform.app_user on delete cascade,
    notification_id bigint      not null references platform.notification on delete cascade,
    read_at         timestamptz not null default now(),
    primary key (user_id, notification_id)
);
create index notification_read_by_notification on platform.notification_read (notification_id);
