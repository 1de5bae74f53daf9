--liquibase formatted sql

--changeset vitrina:event-1
--comment Facts, written in the transaction that made them true.
CREATE TABLE platform.event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text NOT NULL,
    shop_id bigint,
    payload text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX event_published ON platform.event USING brin (published_at);

--comment Who wants to hear what. Kept while a listener's plugin is away for an update, so that it misses nothing.
CREATE TABLE platform.event_subscription (
    listener text NOT NULL,
    event_type text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (event_type, listener)
);

--comment What a listener has not had yet; the row goes when it has.
CREATE TABLE platform.event_delivery (
    listener text NOT NULL,
    event_id bigint NOT NULL REFERENCES platform.event (id) ON DELETE CASCADE,
    shop_id bigint,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    claimed_by uuid,
    claimed_until timestamptz,
    last_error text,
    given_up_at timestamptz,
    PRIMARY KEY (listener, event_id)
) WITH (fillfactor = 70);
CREATE INDEX event_delivery_event ON platform.event_delivery (event_id);
CREATE INDEX event_delivery_lane ON platform.event_delivery (listener, (coalesce(shop_id, 0)), event_id)
    WHERE given_up_at IS NULL;
