-- The least that anybody pays is what members of WB Club pay: their discount is compared with as well.
DROP INDEX p_wb_pricing.good_paid;
CREATE INDEX good_paid ON p_wb_pricing.good (shop_id, id) INCLUDE (currency, discounted_low, club_discount);
