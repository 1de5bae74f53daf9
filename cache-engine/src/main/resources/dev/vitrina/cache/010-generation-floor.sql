-- Rows of tags that no entry has any more are dropped. A tag that comes back starts above every generation dropped so far, so
-- that the sum of a set of scopes never returns to a value it had before an invalidation.
CREATE TABLE cache.generation_floor (
    one             boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    generation      bigint  NOT NULL,
    hard_generation bigint  NOT NULL
);
INSERT INTO cache.generation_floor (generation, hard_generation) VALUES (0, 0);
