-- A connected token: everything but the secret, which the host keeps encrypted.
CREATE TABLE p_wb_tokens.token (
    shop_id     bigint      PRIMARY KEY,
    name        text        NOT NULL,
    seller_id   text        NOT NULL,
    seller_name text        NOT NULL,
    trade_mark  text,
    type        text        NOT NULL,
    properties  bigint      NOT NULL, -- claim "s": categories and the read-only mark
    expires_at  timestamptz NOT NULL,
    standing    text        NOT NULL, -- what Wildberries said last
    checked_at  timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    warned_days integer               -- the closest expiry warning that was given
);
CREATE UNIQUE INDEX token_seller ON p_wb_tokens.token (lower(seller_id));

-- Who Wildberries said the owner of a token is; kept for a day, because a base token may ask once a day.
CREATE TABLE p_wb_tokens.seller (
    seller_id   text        PRIMARY KEY,
    seller_name text        NOT NULL,
    trade_mark  text,
    learned_at  timestamptz NOT NULL
);
