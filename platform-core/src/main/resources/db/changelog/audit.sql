--liquibase formatted sql

--changeset vitrina:audit-entry
CREATE TABLE platform.audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    user_id    bigint,
    user_email text,
    shop_id    bigint,
    action     text NOT NULL,
    input      jsonb,
    outcome    text NOT NULL CHECK (outcome IN ('SUCCEEDED', 'REFUSED', 'DENIED', 'FAILED')),
    code       text,
    address    text,
    request_id text
);
COMMENT ON TABLE platform.audit_entry IS 'Who did what. Only ever appended to; platform.expire_audit is the one way out.';
CREATE INDEX audit_entry_user ON platform.audit_entry (user_id, id);
CREATE INDEX audit_entry_shop ON platform.audit_entry (shop_id, id);
CREATE INDEX audit_entry_action ON platform.audit_entry (action, id);
CREATE INDEX audit_entry_at ON platform.audit_entry USING brin (at);

--changeset vitrina:audit-append-only splitStatements:false
CREATE FUNCTION platform.keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('vitrina.expiring_audit', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The audit trail is only ever appended to' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER keep_audit_rows BEFORE UPDATE OR DELETE ON platform.audit_entry
    FOR EACH ROW EXECUTE FUNCTION platform.keep_audit();
CREATE TRIGGER keep_audit_table BEFORE TRUNCATE ON platform.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION platform.keep_audit();

--changeset vitrina:audit-expiry splitStatements:false
CREATE FUNCTION platform.expire_audit(keep interval) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    removed bigint;
BEGIN
    IF keep < interval '90 days' THEN
        RAISE EXCEPTION 'The audit trail is kept for 90 days at least' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM set_config('vitrina.expiring_audit', 'on', true);
    DELETE FROM platform.audit_entry WHERE at < clock_timestamp() - keep;
    GET DIAGNOSTICS removed = ROW_COUNT;
    PERFORM set_config('vitrina.expiring_audit', 'off', true);
    RETURN removed;
END
$$;

--changeset vitrina:audit-api-key
ALTER TABLE platform.audit_entry ADD COLUMN api_key text;
COMMENT ON COLUMN platform.audit_entry.api_key IS 'The name of the API key that acted for the user, as it was called then.';

--changeset vitrina:audit-plugin
--comment What was done to plugins, newest first, is read beside each plugin.
CREATE INDEX audit_entry_plugin ON platform.audit_entry (id) WHERE action LIKE 'plugin%';
