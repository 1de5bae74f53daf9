-- Which of the categories that a token claims Wildberries opened when it was entered: two lists side by side. Empty for tokens
-- entered before this was asked.
ALTER TABLE p_wb_tokens.token
    ADD COLUMN checked_categories text[] NOT NULL DEFAULT '{}',
    ADD COLUMN check_results      text[] NOT NULL DEFAULT '{}';
