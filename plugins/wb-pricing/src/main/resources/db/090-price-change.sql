-- How often goods changed their price within a day is asked of each good that a change set is checked for; most have only ever been seen once.
CREATE INDEX price_period_change ON p_wb_pricing.price_period (shop_id, nm_id) WHERE source <> 'FIRST_SEEN';
