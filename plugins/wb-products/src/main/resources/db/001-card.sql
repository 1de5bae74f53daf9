-- Trigrams for "contains", and the shop in the same index. Both are trusted extensions: no superuser is needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;

-- Product cards, written by the cache engine's mirror "wb-products/cards". Keys are folded text in code point order, so that
-- every database sorts and compares alike; they and the other derived texts are cut to 150 characters, so that index entries
-- have room. The document lies out of line and everything else in line (MAIN): what reads rows then reads small ones.
CREATE TABLE p_wb_products.card (
    shop_id         bigint      NOT NULL,
    id              bigint      NOT NULL, -- nmID
    doc             jsonb       NOT NULL, -- the card as Wildberries sent it
    content_hash    bytea       STORAGE MAIN NOT NULL,
    source_version  text        STORAGE MAIN COLLATE "C" NOT NULL,
    synced_at       timestamptz NOT NULL,
    imt_id          bigint      NOT NULL,
    brand           text        STORAGE MAIN COLLATE "C",
    subject_id      bigint,
    subject_name    text        STORAGE MAIN COLLATE "C",
    title_key       text        STORAGE MAIN COLLATE "C" NOT NULL,
    vendor_code_key text        STORAGE MAIN COLLATE "C" NOT NULL,
    skus            text[]      STORAGE MAIN NOT NULL, -- barcodes
    tag_ids         bigint[]    STORAGE MAIN NOT NULL,
    tag_names       text[]      STORAGE MAIN NOT NULL, -- in the order of tag_ids
    has_video       boolean     NOT NULL,
    photo_count     integer     NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (shop_id, id) INCLUDE (brand, subject_id, has_video, photo_count, updated_at)
) WITH (toast_tuple_target = 512);

-- One index per sort order. It carries what filters ask for, so that a walk along it decides by itself and visits no row that it
-- passes over: a page costs the same however many cards there are.
CREATE INDEX card_updated ON p_wb_products.card (shop_id, updated_at, id)
    INCLUDE (brand, subject_id, has_video, photo_count, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_created ON p_wb_products.card (shop_id, created_at, id)
    INCLUDE (brand, subject_id, has_video, photo_count, updated_at, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_title ON p_wb_products.card (shop_id, title_key, id)
    INCLUDE (brand, subject_id, has_video, photo_count, updated_at, tag_ids, vendor_code_key);
CREATE INDEX card_vendor_code ON p_wb_products.card (shop_id, vendor_code_key, id)
    INCLUDE (brand, subject_id, has_video, photo_count, updated_at, tag_ids, title_key);

-- For filters that few cards pass, for counts and for facets.
CREATE INDEX card_brand ON p_wb_products.card (shop_id, brand) INCLUDE (subject_id, has_video, photo_count, updated_at);
CREATE INDEX card_subject ON p_wb_products.card (shop_id, subject_id)
    INCLUDE (subject_name, brand, has_video, photo_count, updated_at);
CREATE INDEX card_group ON p_wb_products.card (shop_id, imt_id);
CREATE INDEX card_search ON p_wb_products.card
    USING gin (shop_id, title_key public.gin_trgm_ops, vendor_code_key public.gin_trgm_ops, skus, tag_ids);
