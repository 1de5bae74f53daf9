-- Exports that were asked for; the file itself is kept by the host, for as long as expires_at says.
CREATE TABLE p_wb_products.export (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id     bigint      NOT NULL,
    request     json        NOT NULL, -- ExportRequest
    format      text        NOT NULL, -- XLSX or CSV
    state       text        NOT NULL DEFAULT 'QUEUED', -- QUEUED, RUNNING, DONE, CANCELLED or FAILED
    attempts    integer     NOT NULL DEFAULT 0,        -- that were begun and not interrupted in order
    cards       bigint,               -- how many are in the file
    file_id     text,
    file_name   text,
    file_size   bigint,
    expires_at  timestamptz,
    problem     text,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz
);
CREATE INDEX export_shop ON p_wb_products.export (shop_id, id);
