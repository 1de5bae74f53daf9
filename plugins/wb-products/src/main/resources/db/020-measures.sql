-- What logistics depend on, centimetres and kilograms of the packed product, beside the document: to look into 50,000 documents takes seconds. Written with
-- the next change of a card; until then they are read from its document, so that no start waits for a million rows to be written anew.
ALTER TABLE p_wb_products.card
    ADD COLUMN length integer,
    ADD COLUMN width  integer,
    ADD COLUMN height integer,
    ADD COLUMN weight numeric;
