-- A shop's cards as its first complete sync found them have not changed; only those that come in later are new. Rows that are there
-- keep their time: of them nobody knows any more which it was.
CREATE TABLE p_wb_products.baseline (
    shop_id bigint      PRIMARY KEY,
    set_at  timestamptz NOT NULL DEFAULT clock_timestamp() -- when the catalogue was known to be complete
);

-- Null: the card is as it was seen first.
ALTER TABLE p_wb_products.card ALTER COLUMN changed_at DROP DEFAULT, ALTER COLUMN changed_at DROP NOT NULL;

CREATE FUNCTION p_wb_products.note_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.changed_at IS NULL AND EXISTS (SELECT FROM p_wb_products.baseline b WHERE b.shop_id = NEW.shop_id) THEN
        NEW.changed_at = clock_timestamp();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER note_arrival BEFORE INSERT ON p_wb_products.card
    FOR EACH ROW EXECUTE FUNCTION p_wb_products.note_arrival();
