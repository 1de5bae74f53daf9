--liquibase formatted sql

--changeset vitrina:change-set-edited-by
--comment Who took rows out of a set last: where four eyes are asked for, it is confirmed by another person.
ALTER TABLE platform.change_set ADD COLUMN edited_by_id bigint;
ALTER TABLE platform.change_set ADD COLUMN edited_by text;

--changeset vitrina:sending-stop
--comment Nothing is sent in the shop, or anywhere: whoever commits rows as being sent locks this table in share mode first and looks.
CREATE TABLE platform.sending_stop (
    shop_id bigint,                              -- null: the whole installation
    reason text NOT NULL,
    stopped_at timestamptz NOT NULL,
    stopped_by_id bigint NOT NULL,
    stopped_by text NOT NULL,
    UNIQUE NULLS NOT DISTINCT (shop_id)
);
