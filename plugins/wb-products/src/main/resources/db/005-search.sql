-- What finding by words, by parts of numbers, by characteristics and by flaws needs. Cards that are there get their characteristics
-- and flaws with the next complete walk, which rewrites each row whose derived columns changed.

-- A card by its names: the brand is not folded in its column. Collations are named, so that every database gives the same.
CREATE FUNCTION p_wb_products.named(title text, brand text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN title || ' ' || translate(lower(coalesce(brand, '') COLLATE pg_catalog.pg_c_utf8), 'ё', 'е');

-- Words by their stems. The configuration stems Cyrillic words as Russian ones and the others as English ones; its stop words are
-- those of both. Punctuation is taken out first: the parser would take "a-1" for a and minus one, and "a/b" for a path.
CREATE FUNCTION p_wb_products.words(title text, brand text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN pg_catalog.to_tsvector('pg_catalog.russian'::regconfig,
        translate(p_wb_products.named(title, brand), '-_/\.,+:;()"''&@#*|', '                  '));

-- The article and the barcodes: what parts of numbers are looked for in.
CREATE FUNCTION p_wb_products.numbers(id bigint, skus text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN id::text || ' ' || array_to_string(skus, ' ');

-- Writing the table anew once, with as few indexes to write as well as can be.
ALTER TABLE p_wb_products.card DROP CONSTRAINT card_pkey;
DROP INDEX p_wb_products.card_updated, p_wb_products.card_created, p_wb_products.card_title, p_wb_products.card_vendor_code,
    p_wb_products.card_kind, p_wb_products.card_subject, p_wb_products.card_group, p_wb_products.card_search;
ALTER TABLE p_wb_products.card
    ADD COLUMN traits     text[]      COLLATE "C" NOT NULL DEFAULT '{}', -- characteristics as "id:value", folded
    ADD COLUMN flaws      integer     NOT NULL DEFAULT 0,                -- a bit for each rule the card breaks: enum Flaw
    ADD COLUMN score      integer,                                       -- 0 to 100, from the flaws; null until it is computed
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT '-infinity';      -- when the mirror noticed the document's last change
-- Of cards that are there, nobody noticed: their own time stands for it. Constants need no rewrite, so this is the only one.
ALTER TABLE p_wb_products.card
    ALTER COLUMN changed_at DROP DEFAULT,
    ALTER COLUMN changed_at TYPE timestamptz USING updated_at,
    ADD COLUMN search     tsvector    NOT NULL GENERATED ALWAYS AS (p_wb_products.words(title_key, brand)) STORED;
ALTER TABLE p_wb_products.card ALTER COLUMN changed_at SET DEFAULT clock_timestamp();

-- A rewrite for the sake of a derived column is no change.
CREATE FUNCTION p_wb_products.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at = clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER note_change BEFORE UPDATE ON p_wb_products.card
    FOR EACH ROW WHEN (OLD.source_version <> NEW.source_version OR OLD.doc::text <> NEW.doc::text)
    EXECUTE FUNCTION p_wb_products.note_change();

-- The indexes of orders carry the flaws and the score as well.
ALTER TABLE p_wb_products.card
    ADD CONSTRAINT card_pkey PRIMARY KEY (shop_id, id)
        INCLUDE (brand, subject_id, has_video, photo_count, created_at, updated_at, flaws, score);
CREATE INDEX card_updated ON p_wb_products.card (shop_id, updated_at, id)
    INCLUDE (brand, subject_id, has_video, photo_count, flaws, score, created_at, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_created ON p_wb_products.card (shop_id, created_at, id)
    INCLUDE (brand, subject_id, has_video, photo_count, flaws, score, updated_at, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_title ON p_wb_products.card (shop_id, title_key, id)
    INCLUDE (brand, subject_id, has_video, photo_count, flaws, score, created_at, updated_at, tag_ids, vendor_code_key);
CREATE INDEX card_vendor_code ON p_wb_products.card (shop_id, vendor_code_key, id)
    INCLUDE (brand, subject_id, has_video, photo_count, flaws, score, created_at, updated_at, tag_ids, title_key);
CREATE INDEX card_score ON p_wb_products.card (shop_id, score, id)
    INCLUDE (brand, subject_id, has_video, photo_count, flaws, created_at, updated_at, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_kind ON p_wb_products.card (shop_id, brand, subject_id)
    INCLUDE (id, has_video, photo_count, flaws, score, created_at, updated_at, tag_ids, title_key, vendor_code_key);
CREATE INDEX card_subject ON p_wb_products.card (shop_id, subject_id)
    INCLUDE (subject_name, brand, has_video, photo_count, flaws, score, updated_at);
CREATE INDEX card_group ON p_wb_products.card (shop_id, imt_id);
CREATE INDEX card_changed ON p_wb_products.card (shop_id, changed_at);

CREATE INDEX card_search ON p_wb_products.card
    USING gin (shop_id, title_key public.gin_trgm_ops, vendor_code_key public.gin_trgm_ops, skus, tag_ids, traits, search,
        p_wb_products.numbers(id, skus) public.gin_trgm_ops);

-- Cards that a mistyped text may mean: the closest, and those nearly as close. The threshold counts inside of the function only;
-- 0.4 forgives two letters exchanged in a word of eight, or one left out of six. Loading the extension first makes its parameter known to who is no superuser.
DO $$ BEGIN PERFORM public.word_similarity('a', 'b'); END $$;
CREATE FUNCTION p_wb_products.similar_cards(shops bigint[], wanted text) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
    SELECT coalesce(array_agg(near.id), '{}') FROM (
        SELECT alike.id, alike.similarity, max(alike.similarity) OVER () AS best FROM (
            SELECT c.id, greatest(public.word_similarity(wanted, c.title_key),
                                  public.word_similarity(wanted, c.vendor_code_key)) AS similarity
            FROM p_wb_products.card c
            WHERE c.shop_id = ANY (shops)
              AND (wanted OPERATOR(public.<%) c.title_key OR wanted OPERATOR(public.<%) c.vendor_code_key)
        ) alike ORDER BY alike.similarity DESC, alike.id LIMIT 1000
    ) near WHERE near.similarity >= near.best - 0.1
$$;
