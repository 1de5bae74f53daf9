-- Goods of others beside the shop's own.
CREATE TABLE p_wb_pricing.rival (
    shop_id  bigint      NOT NULL,
    nm_id    bigint      NOT NULL, -- the shop's good
    rival    bigint      NOT NULL, -- nmID of the other
    note     text        NOT NULL DEFAULT '',
    added_at timestamptz NOT NULL,
    added_by text        NOT NULL, -- as people know the user
    PRIMARY KEY (shop_id, nm_id, rival),
    CHECK (nm_id <> rival)
);
CREATE INDEX rival_watched ON p_wb_pricing.rival (shop_id, rival);

-- What is known from the storefront of each good in the table above, own and others'. Prices in kopecks.
CREATE TABLE p_wb_pricing.watched_good (
    shop_id     bigint  NOT NULL,
    nm_id       bigint  NOT NULL,
    name        text,
    brand       text,
    presence    text    COLLATE "C" NOT NULL DEFAULT 'UNSEEN' CHECK (presence IN ('UNSEEN', 'ON_SALE', 'SOLD_OUT', 'MISSING')),
    price       bigint,              -- null unless it is on sale
    seen_at     timestamptz,         -- when what is shown was last read
    read_at     timestamptz,         -- when the last answer came that counted
    agreeing    integer NOT NULL DEFAULT 0,
    unconfirmed bigint,              -- a sudden jump that waits for a second reading
    missed      integer NOT NULL DEFAULT 0,
    asked_at    timestamptz,         -- when it was last asked for, whatever came of it
    PRIMARY KEY (shop_id, nm_id),
    CHECK ((presence = 'ON_SALE') = (price IS NOT NULL))
);
CREATE INDEX watched_good_due ON p_wb_pricing.watched_good (shop_id, asked_at, nm_id);

-- What buyers saw and when: only changes, in periods that never overlap, the last one open.
CREATE TABLE p_wb_pricing.watched_period (
    shop_id  bigint    NOT NULL,
    nm_id    bigint    NOT NULL,
    valid    tstzrange NOT NULL,
    presence text      COLLATE "C" NOT NULL,
    price    bigint,
    PRIMARY KEY (shop_id, nm_id, valid WITHOUT OVERLAPS)
);

-- How the source behaves to a shop's readings.
CREATE TABLE p_wb_pricing.competitor_reading (
    shop_id    bigint      PRIMARY KEY,
    read_at    timestamptz, -- the last answer that could be used
    not_before timestamptz, -- nothing is asked earlier: it has refused or failed
    problem    text
);

-- Goods that a rival sells cheaper by more than the setting allows, by prices that are sure. Prices in kopecks, as buyers see them.
CREATE TABLE p_wb_pricing.undercut (
    shop_id     bigint      NOT NULL,
    nm_id       bigint      NOT NULL,
    rival       bigint      NOT NULL, -- the cheapest
    own_price   bigint      NOT NULL,
    rival_price bigint      NOT NULL,
    noted_at    timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id)
);

-- Which of them people were told of.
CREATE TABLE p_wb_pricing.undercut_told (
    shop_id     bigint      NOT NULL,
    nm_id       bigint      NOT NULL,
    rival       bigint      NOT NULL,
    rival_price bigint      NOT NULL,
    told_at     timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id, rival, rival_price)
);
