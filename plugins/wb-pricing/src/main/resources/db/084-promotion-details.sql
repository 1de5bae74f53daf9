-- What Wildberries told last of each promotion. The cache keeps whole answers, each of the promotions that were asked for together: once another promotion ends or
-- comes it is another question, and a base token may wait an hour for its answer.
ALTER TABLE p_wb_pricing.promotion ADD COLUMN details jsonb, ADD COLUMN details_at timestamptz;
