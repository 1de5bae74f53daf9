-- What photos look like. Hashes of one look differ in three bits at most, so that one of their four bands of 16 bits is the same: by the bands
-- those that may be near are found without comparing all with all. A band of a plain surface is in half of all photos and tells nothing.
CREATE TABLE look (
    shop_id bigint NOT NULL,
    hash    bigint NOT NULL, -- of the photo that was the first to look so
    PRIMARY KEY (shop_id, hash)
);
CREATE INDEX look_band_0 ON look (shop_id, ((hash >> 48) & 65535)) WHERE ((hash >> 48) & 65535) NOT IN (0, 65535);
CREATE INDEX look_band_1 ON look (shop_id, ((hash >> 32) & 65535)) WHERE ((hash >> 32) & 65535) NOT IN (0, 65535);
CREATE INDEX look_band_2 ON look (shop_id, ((hash >> 16) & 65535)) WHERE ((hash >> 16) & 65535) NOT IN (0, 65535);
CREATE INDEX look_band_3 ON look (shop_id, (hash & 65535)) WHERE (hash & 65535) NOT IN (0, 65535);

-- Filled by the next check: a migration that writes every photo of a large installation would hold up its start.
ALTER TABLE asset ADD COLUMN look bigint;
DROP INDEX asset_alike;
CREATE INDEX asset_look ON asset (shop_id, look) WHERE look IS NOT NULL;
