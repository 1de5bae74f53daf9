-- When others were told last that something else is known of a shop's media: not for each card of a large set.
ALTER TABLE inventory_version ADD COLUMN told_at timestamptz;
