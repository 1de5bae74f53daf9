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

--changeset vitrina:change-set-schedule
--comment A confirmed set may have a start, before which its rows are checked again, and a return, for which the host makes a roll-back.
ALTER TABLE platform.change_set ADD COLUMN send_at timestamptz;
ALTER TABLE platform.change_set ADD COLUMN return_at timestamptz;
ALTER TABLE platform.change_set ADD COLUMN recheck_from integer;      -- rows behind this ordinal are checked again before anything is sent; null: none
ALTER TABLE platform.change_set ADD COLUMN held_rows integer NOT NULL DEFAULT 0;
ALTER TABLE platform.change_set ADD COLUMN returned boolean NOT NULL DEFAULT false;
ALTER TABLE platform.change_set ADD COLUMN confirm_when_checked boolean NOT NULL DEFAULT false;
CREATE INDEX change_set_return ON platform.change_set (return_at) WHERE return_at IS NOT NULL AND NOT returned;

--changeset vitrina:change-set-unattended
--comment Confirmed because nothing was found, without anybody looking: a warning that is found right before a row is sent stops it.
ALTER TABLE platform.change_set ADD COLUMN unattended boolean NOT NULL DEFAULT false;

--changeset vitrina:change-row-batch
--comment What is on its way is found by its batch, and by when it is asked after: see the next one.
CREATE INDEX change_row_batch ON platform.change_row (shop_id, set_id, batch) WHERE batch IS NOT NULL;

--changeset vitrina:change-row-verdicts
--comment A check writes each row of a set anew: no index holds what it changes, and the new version fits beside the old one, so that none is touched.
DROP INDEX platform.change_row_state;
ALTER TABLE platform.change_row SET (fillfactor = 45);
