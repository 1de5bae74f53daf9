-- Where the errors begin that the standing alert told of; null while none stands, and of alerts from before this was noted.
ALTER TABLE p_wb_products.error_place ADD COLUMN alert_from text;
