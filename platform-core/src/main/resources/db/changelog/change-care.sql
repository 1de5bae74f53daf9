--liquibase formatted sql

--changeset vitrina:change-set-edited-by
--comment Who took rows out of a set last: where four eyes are asked for, it is confirmed by another person.
ALTER TABLE platform.change_set ADD COLUMN edited_by_id bigint;
ALTER TABLE platform.change_set ADD COLUMN edited_by text;
