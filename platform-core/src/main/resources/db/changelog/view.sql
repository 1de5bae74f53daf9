--liquibase formatted sql

--changeset vitrina:saved-views
--comment A list as somebody set it up. It belongs to one user, or to the team of one shop.
create table platform.saved_view (
    id         bigint generated always as identity primary key,
    user_id    bigint      references platform.app_user on delete cascade,
    shop_id    bigint      references platform.shop on delete cascade,
    list       text        not null,
    name       text        not null,
    state      jsonb       not null check (jsonb_typeof(state) = 'object'),
    version    bigint      not null default 1,
    changed_at timestamptz not null default now(),
    changed_by text        not null,
    check (num_nonnulls(user_id, shop_id) = 1)
);
create unique index saved_view_of_user on platform.saved_view (user_id, list, lower(name)) where user_id is not null;
create unique index saved_view_of_shop on platform.saved_view (shop_id, list, lower(name)) where shop_id is not null;

--comment With which view a list opens for a user.
create table platform.default_view (
    user_id bigint not null references platform.app_user on delete cascade,
    list    text   not null,
    view_id bigint not null references platform.saved_view on delete cascade,
    primary key (user_id, list)
);
create index default_view_by_view on platform.default_view (view_id);

--changeset vitrina:bookmarks
--comment What a user keeps at hand in a shop, and what they opened there lately.
create table platform.bookmark (
    user_id bigint      not null references platform.app_user on delete cascade,
    shop_id bigint      not null references platform.shop on delete cascade,
    kind    text        not null check (kind in ('PIN', 'RECENT')),
    subject text        not null,
    target  text        not null,
    label   text        not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (user_id, shop_id, kind, subject, target)
);
create index bookmark_by_shop on platform.bookmark (shop_id);
