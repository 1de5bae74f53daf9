-- Goods whose reading failed wait, and are asked for in ever smaller batches, so that they keep no others from being read.
ALTER TABLE p_wb_pricing.watched_good
    ADD COLUMN failures   integer NOT NULL DEFAULT 0, -- in a row
    ADD COLUMN not_before timestamptz; -- null unless the last reading failed

-- How often the source failed in a row.
ALTER TABLE p_wb_pricing.competitor_reading ADD COLUMN failures integer NOT NULL DEFAULT 0;
