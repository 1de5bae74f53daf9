-- Promotions that a shop can take part in, or does (WB promotion spec, calendar).
CREATE TABLE p_wb_pricing.promotion (
    shop_id bigint      NOT NULL,
    id      bigint      NOT NULL,
    name    text        NOT NULL,
    auto    boolean     NOT NULL, -- Wildberries chooses the goods, and lists none
    starts  timestamptz NOT NULL,
    ends    timestamptz NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE p_wb_pricing.promotion_calendar (
    shop_id bigint      PRIMARY KEY,
    read_at timestamptz NOT NULL
);

-- One list of goods: of those that take part, or of those that could. It is read page by page, over hours where the quota is a call an hour.
CREATE TABLE p_wb_pricing.promotion_list (
    shop_id      bigint      NOT NULL,
    promotion_id bigint      NOT NULL,
    taking_part  boolean     NOT NULL,
    begun_at     timestamptz,                 -- of the pass under way; null between passes
    next_offset  bigint      NOT NULL DEFAULT 0,
    read_at      timestamptz,                 -- when the last whole pass began; null before the first
    PRIMARY KEY (shop_id, promotion_id, taking_part),
    FOREIGN KEY (shop_id, promotion_id) REFERENCES p_wb_pricing.promotion ON DELETE CASCADE
);

-- Amounts in hundredths of the currency's unit.
CREATE TABLE p_wb_pricing.promotion_good (
    shop_id       bigint      NOT NULL,
    promotion_id  bigint      NOT NULL,
    nm_id         bigint      NOT NULL,
    taking_part   boolean     NOT NULL,
    currency      text        COLLATE "C" NOT NULL,
    price         bigint      NOT NULL, -- before the discount
    discount      integer     NOT NULL,
    plan_price    bigint      NOT NULL, -- to be paid at most
    plan_discount integer     NOT NULL,
    seen_at       timestamptz NOT NULL,
    PRIMARY KEY (shop_id, promotion_id, nm_id),
    FOREIGN KEY (shop_id, promotion_id) REFERENCES p_wb_pricing.promotion ON DELETE CASCADE
);
CREATE INDEX promotion_good_taking_part ON p_wb_pricing.promotion_good (shop_id, nm_id) WHERE taking_part;
