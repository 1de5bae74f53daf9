-- When the last full run began that saw every row which is left: no row was last seen before.
ALTER TABLE cache.mirror_state ADD COLUMN seen_at timestamptz;
