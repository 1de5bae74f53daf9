-- SQL never looks inside a document, and nearly every card is written once and read rarely: kept as its text it costs a third
-- less to store than as jsonb under pglz. Lists then also read it without decompressing and printing it again.

-- lz4 costs next to nothing; a server built without it keeps documents as they are rather than under pglz. Before the column is
-- written anew below, so that the cards that are there get it too.
DO $$
BEGIN
    ALTER TABLE p_wb_products.card ALTER COLUMN doc SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    ALTER TABLE p_wb_products.card ALTER COLUMN doc SET STORAGE EXTERNAL;
END
$$;

ALTER TABLE p_wb_products.card ALTER COLUMN doc TYPE json;
