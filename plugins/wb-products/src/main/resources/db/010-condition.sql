-- What other plugins know of cards, as the list filters by it: a copy, because no plugin reads another's tables.
CREATE TABLE p_wb_products.card_condition (
    shop_id      bigint NOT NULL,
    condition_id text   COLLATE "C" NOT NULL, -- as wb-media.broken-photos
    nm_id        bigint NOT NULL,
    PRIMARY KEY (shop_id, condition_id, nm_id)
);

-- Which copies there are. A condition without one was never copied, which is not the same as that no card has it.
CREATE TABLE p_wb_products.condition_state (
    shop_id      bigint NOT NULL,
    condition_id text   COLLATE "C" NOT NULL,
    version      text,                        -- of which the copy is, by the plugin; null while the first one is made
    as_of        timestamptz,                 -- when the plugin last looked which cards have it; null when it never did
    cards        bigint NOT NULL DEFAULT 0,
    offered_at   timestamptz NOT NULL DEFAULT clock_timestamp(), -- when a plugin in service last had it
    PRIMARY KEY (shop_id, condition_id)
);
