-- The words that the cards of a shop are named by: a mistyped one is looked for among these, which are far fewer than titles, and the cards are
-- then found by the index of words. A word that no card has any more only costs its look, until the vocabulary is tidied.
CREATE TABLE p_wb_products.word (
    word    text   COLLATE "C" NOT NULL,
    shop_id bigint NOT NULL,
    -- The word first: whoever looks for likely ones in a shop shall not be tempted to go through all of its words by this index.
    PRIMARY KEY (word, shop_id)
);
-- Words are rarely new, so each finds its place at once: no reader has to go through a list of those that came last.
CREATE INDEX word_likeness ON p_wb_products.word USING gin (shop_id, word public.gin_trgm_ops) WITH (fastupdate = off);

-- A text's words, each once; punctuation as in words(). By the parser that makes the stems, so that a word here is one there.
CREATE FUNCTION p_wb_products.tokens(folded text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.simple'::regconfig,
        translate(folded, '-_/\.,+:;()"''&@#*|', '                  ')));

-- What may be mistyped: numbers are no words, of which there would be as many as cards.
CREATE FUNCTION p_wb_products.is_word(token text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN char_length(token) BETWEEN 3 AND 40 AND token !~ '[0-9]{3}|^[0-9]+$';

INSERT INTO p_wb_products.word (word, shop_id)
SELECT DISTINCT spoken.word, shop_id
FROM p_wb_products.card, unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
WHERE p_wb_products.is_word(spoken.word);

-- Once per statement, in the order of the index; the mirror's lock on its state lets one write a shop at a time, as with the counts of kinds.
CREATE FUNCTION p_wb_products.note_words_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO p_wb_products.word (word, shop_id)
    SELECT DISTINCT spoken.word COLLATE "C", shop_id
    FROM added, unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
    WHERE p_wb_products.is_word(spoken.word) ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION p_wb_products.note_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO p_wb_products.word (word, shop_id)
    SELECT DISTINCT spoken.word COLLATE "C", now.shop_id
    FROM added now JOIN removed before ON before.shop_id = now.shop_id AND before.id = now.id
        AND (before.title_key <> now.title_key OR before.brand IS DISTINCT FROM now.brand),
        unnest(p_wb_products.tokens(p_wb_products.named(now.title_key, now.brand))) AS spoken (word)
    WHERE p_wb_products.is_word(spoken.word) ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- A shop that goes leaves nothing behind.
CREATE FUNCTION p_wb_products.forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM p_wb_products.word WHERE shop_id IN (
        SELECT gone.shop_id FROM (SELECT DISTINCT shop_id FROM removed) gone
        WHERE NOT EXISTS (SELECT FROM p_wb_products.card c WHERE c.shop_id = gone.shop_id)
    );
    RETURN NULL;
END $$;

CREATE TRIGGER note_words_of_added AFTER INSERT ON p_wb_products.card
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.note_words_of_added();
CREATE TRIGGER note_words_of_changed AFTER UPDATE ON p_wb_products.card
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.note_words_of_changed();
CREATE TRIGGER forget_words AFTER DELETE ON p_wb_products.card
    REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.forget_words();

-- Words that a mistyped one may mean, the likeliest first. 0.4 of its trigrams forgives two letters exchanged in a word of six, or one left out;
-- no slip makes a word longer or shorter by more than a few letters. Loading the extension first makes its parameter known to who is no superuser.
DO $$ BEGIN PERFORM public.word_similarity('a', 'b'); END $$;
CREATE FUNCTION p_wb_products.near_words(shops bigint[], token text) RETURNS TABLE (near text, likeness real)
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
    SELECT v.word, public.similarity(v.word, token) FROM p_wb_products.word v
    WHERE v.shop_id = ANY (shops) AND token OPERATOR(public.<%) v.word
      AND abs(char_length(v.word) - char_length(token)) <= 3
    GROUP BY v.word ORDER BY 2 DESC, 1 LIMIT 10
$$;

-- Cards that have these words and not the text as it was typed. A thousand, as they lie: more is no likeness but a word that all have.
CREATE FUNCTION p_wb_products.cards_with(shops bigint[], meant tsquery, wanted text) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT array_agg(first.id) FROM (
        -- OFFSET 0: hoping to meet a thousand on the way, PostgreSQL would go through all cards of a shop.
        SELECT found.id FROM (
            SELECT c.id FROM p_wb_products.card c
            WHERE c.shop_id = ANY (shops) AND c.search OPERATOR(pg_catalog.@@) meant
              AND strpos(c.title_key, wanted) = 0 AND strpos(c.vendor_code_key, wanted) = 0
            OFFSET 0
        ) found LIMIT 1000
    ) first
$$;

-- Cards whose vendor code is like the text: the closest, and those nearly as close.
CREATE FUNCTION p_wb_products.cards_coded_like(shops bigint[], wanted text) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
    SELECT array_agg(near.id) FROM (
        SELECT alike.id, alike.similarity, max(alike.similarity) OVER () AS best FROM (
            SELECT c.id, public.word_similarity(wanted, c.vendor_code_key) AS similarity
            FROM p_wb_products.card c
            WHERE c.shop_id = ANY (shops) AND wanted OPERATOR(public.<%) c.vendor_code_key
              AND strpos(c.title_key, wanted) = 0 AND strpos(c.vendor_code_key, wanted) = 0
        ) alike ORDER BY alike.similarity DESC, alike.id LIMIT 1000
    ) near WHERE near.similarity >= near.best - 0.1
$$;

-- Cards that a mistyped text may mean: those that have its words, with the likeliest ones for those that the shop does not know. Where that are
-- none, because each word is known or only the text's own card knows it, known words may be slips as well. What is like no word is left out of
-- it; numbers are what they are, and left out last. A text with digits may be a vendor code, and so may one that no words were found for.
-- PostgreSQL has something to say to a client of each query without words; to begin with one is no mistake.
DROP FUNCTION p_wb_products.similar_cards;
CREATE FUNCTION p_wb_products.similar_cards(shops bigint[], wanted text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET client_min_messages = warning AS $$
DECLARE
    token     text;
    own       tsquery;
    others    tsquery;
    known     boolean;
    corrected boolean := false;
    typed     tsquery := '';
    narrow    tsquery := '';
    wide      tsquery := '';
    cards     bigint[];
    coded     bigint[];
BEGIN
    FOREACH token IN ARRAY (p_wb_products.tokens(wanted))[1:12] LOOP
        own := plainto_tsquery('pg_catalog.russian', token);
        CONTINUE WHEN numnode(own) = 0;
        typed := typed && own;
        IF NOT p_wb_products.is_word(token) THEN
            narrow := narrow && own;
            CONTINUE;
        END IF;
        SELECT coalesce(bool_or(same), false),
               coalesce(to_tsquery('pg_catalog.russian',
                   string_agg(quote_literal(near), ' | ') FILTER (WHERE NOT same AND likeness >= best - 0.1)), '')
        INTO known, others
        FROM (
            SELECT near, likeness, same, max(likeness) FILTER (WHERE NOT same) OVER () AS best FROM (
                SELECT near, likeness, to_tsvector('pg_catalog.russian', near) @@ own AS same
                FROM p_wb_products.near_words(shops, token)
            ) one
        ) likely;
        IF known THEN
            narrow := narrow && own;
            wide := wide && (own || others);
        ELSE
            corrected := true;
            narrow := narrow && others;
            wide := wide && others;
        END IF;
    END LOOP;
    -- All as it was typed finds nothing that has not the text.
    IF corrected AND numnode(narrow) > 0 THEN
        cards := p_wb_products.cards_with(shops, narrow && !! typed, wanted);
    END IF;
    IF cards IS NULL AND numnode(wide) > 0 THEN
        cards := p_wb_products.cards_with(shops, wide && !! typed, wanted);
    END IF;
    IF cards IS NULL OR wanted ~ '[0-9]' THEN
        coded := p_wb_products.cards_coded_like(shops, wanted);
    END IF;
    RETURN coalesce(cards, '{}') || coalesce(coded, '{}');
END $$;
