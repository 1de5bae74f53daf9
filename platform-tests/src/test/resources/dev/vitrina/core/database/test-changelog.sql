--liquibase formatted sql

--changeset test:thing
create table thing (id bigint primary key);
