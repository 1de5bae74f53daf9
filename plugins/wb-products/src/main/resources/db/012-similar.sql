-- Of cards that a mistyped text may mean none has the text itself: one that does, of another brand or come in since, would leave those that are like it
-- too far from the closest.
CREATE OR REPLACE FUNCTION p_wb_products.similar_cards(shops bigint[], wanted text) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
    SELECT coalesce(array_agg(near.id), '{}') FROM (
        SELECT alike.id, alike.similarity, max(alike.similarity) OVER () AS best FROM (
            SELECT c.id, greatest(public.word_similarity(wanted, c.title_key),
                                  public.word_similarity(wanted, c.vendor_code_key)) AS similarity
            FROM p_wb_products.card c
            WHERE c.shop_id = ANY (shops)
              AND (wanted OPERATOR(public.<%) c.title_key OR wanted OPERATOR(public.<%) c.vendor_code_key)
              AND strpos(c.title_key, wanted) = 0 AND strpos(c.vendor_code_key, wanted) = 0
        ) alike ORDER BY alike.similarity DESC, alike.id LIMIT 1000
    ) near WHERE near.similarity >= near.best - 0.1
$$;
