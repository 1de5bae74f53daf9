-- Of a strategy that was defined before this was noted nobody knows whether its author may see costs: its checks tell of none until somebody edits it who may.
-- None is without it for a moment: it is written with the definition.
UPDATE p_wb_pricing.strategy SET costs_hidden = true;
ALTER TABLE p_wb_pricing.strategy ALTER COLUMN costs_hidden SET DEFAULT true;
