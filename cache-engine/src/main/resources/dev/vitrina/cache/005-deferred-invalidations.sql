-- Invalidations to be made later, by whichever replica comes first. Logged: they must outlive a crash.
CREATE TABLE cache.deferred_invalidation (
    scope   bigint      NOT NULL,
    hard    boolean     NOT NULL,
    reason  text        NOT NULL, -- SETTLE: the origin shows changes late; DEBOUNCE: part of a burst
    kind    text        NOT NULL, -- KEY, TAG, ENDPOINT, TENANT or ALL
    tenant  bigint,
    name    text,                 -- the tag or the endpoint
    key     uuid,                 -- only of a key: as in cache.entry, a hash; requests may hold personal data
    due_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, hard, reason)
) WITH (fillfactor = 70);
