-- What the last check found of each photo (from 1) and of the video (0) of a card.
CREATE TABLE asset (
    shop_id    bigint      NOT NULL,
    nm_id      bigint      NOT NULL,
    number     integer     NOT NULL,
    address    text,
    state      text        NOT NULL CHECK (state IN ('OK', 'MISSING', 'BROKEN', 'UNKNOWN')),
    format     text,
    width      integer,
    height     integer,
    bytes      bigint,
    alike      bigint,
    reason     text,
    checked_at timestamptz,
    PRIMARY KEY (shop_id, nm_id, number)
);
CREATE INDEX asset_trouble ON asset (shop_id, state, nm_id, number) WHERE state <> 'OK';
CREATE INDEX asset_alike ON asset (shop_id, alike) WHERE alike IS NOT NULL;

-- Where the check of a shop is.
CREATE TABLE check_run (
    shop_id  bigint PRIMARY KEY,
    job_id   text   NOT NULL,
    next     text,
    done     bigint NOT NULL,
    troubled bigint NOT NULL
);

-- Archives that somebody asked for. The archive itself is never here: it is made while it is sent.
CREATE TABLE download (
    id          uuid        PRIMARY KEY,
    shop_id     bigint      NOT NULL,
    selection   text        NOT NULL,
    options     text        NOT NULL,
    state       text        NOT NULL DEFAULT 'READY' CHECK (state IN ('READY', 'RUNNING', 'DONE', 'STOPPED', 'INTERRUPTED')),
    stop        boolean     NOT NULL DEFAULT false,
    cards_total bigint,
    cards       bigint      NOT NULL DEFAULT 0,
    files       bigint      NOT NULL DEFAULT 0,
    failed      bigint      NOT NULL DEFAULT 0,
    bytes       bigint      NOT NULL DEFAULT 0,
    last_card   bigint      NOT NULL DEFAULT 0,
    failures    text        NOT NULL DEFAULT '[]',
    created_at  timestamptz NOT NULL DEFAULT now(),
    changed_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX download_age ON download (created_at);
