-- Below which price each good of the mirror is sold at a loss, as it was worked out last: of costs, commission, logistics and tax. Amounts in hundredths.
CREATE TABLE p_wb_pricing.good_floor (
    shop_id  bigint  NOT NULL,
    nm_id    bigint  NOT NULL,
    currency text    COLLATE "C" NOT NULL,
    cost     bigint,           -- null while nobody has said it
    floor    bigint,           -- a lower bound where something but the cost is missing
    complete boolean NOT NULL, -- whether nothing is missing
    PRIMARY KEY (shop_id, nm_id)
);

-- When a shop's floors were worked out, and how often that was asked for: what is asked while it is done has it done once more.
CREATE TABLE p_wb_pricing.floor_run (
    shop_id bigint PRIMARY KEY,
    asked   bigint NOT NULL DEFAULT 0,
    done_at timestamptz -- null before the first time
);

-- Rows of change sets that were to change a price and did not, until another row of the same key does.
CREATE TABLE p_wb_pricing.unapplied (
    shop_id    bigint      NOT NULL,
    row_key    text        COLLATE "C" NOT NULL,
    nm_id      bigint      NOT NULL,
    change_set bigint      NOT NULL,
    code       text        COLLATE "C" NOT NULL,
    distance   bigint      NOT NULL, -- between what is paid and what was to be
    noted_at   timestamptz NOT NULL,
    PRIMARY KEY (shop_id, row_key)
);

-- What the cockpit compares with the floors, without the documents beside it.
CREATE INDEX good_paid ON p_wb_pricing.good (shop_id, id) INCLUDE (currency, discounted_low);
