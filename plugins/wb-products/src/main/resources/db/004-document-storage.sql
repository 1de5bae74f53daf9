-- Changing a column's type sets its storage and compression back to the type's own, so what 003 chose first was lost: documents
-- went through pglz, a fifth of what storing a card costs. Cards that are there keep theirs until Wildberries changes them.
DO $$
BEGIN
    ALTER TABLE p_wb_products.card ALTER COLUMN doc SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    ALTER TABLE p_wb_products.card ALTER COLUMN doc SET STORAGE EXTERNAL;
END
$$;
