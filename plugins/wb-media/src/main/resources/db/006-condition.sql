-- When each card was last checked: also of cards without a photo, of which there is no asset.
CREATE TABLE card_check (
    shop_id    bigint      NOT NULL,
    nm_id      bigint      NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (shop_id, nm_id)
);
INSERT INTO card_check (shop_id, nm_id, checked_at)
SELECT shop_id, nm_id, max(checked_at) FROM asset WHERE state <> 'UNKNOWN' AND checked_at IS NOT NULL GROUP BY shop_id, nm_id;

-- Moves on whenever something else is known of a shop's media: what other plugins copied of it is then old.
CREATE TABLE inventory_version (
    shop_id    bigint PRIMARY KEY,
    version    bigint NOT NULL,
    checked_at timestamptz -- when a check last came to its end; null when none ever did
);
INSERT INTO inventory_version (shop_id, version, checked_at)
SELECT shop_id, 1, max(checked_at) FROM card_check GROUP BY shop_id;
