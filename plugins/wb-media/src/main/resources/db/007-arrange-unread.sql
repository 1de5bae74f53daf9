-- Since when the CDN has not told what a card shows for whose row something is to be sent or looked at; gone once it does.
CREATE TABLE arrange_unread (
    shop_id bigint      NOT NULL,
    nm_id   bigint      NOT NULL,
    sent_at timestamptz NOT NULL, -- of the row of its change set
    since   timestamptz NOT NULL,
    PRIMARY KEY (shop_id, nm_id, sent_at)
);
