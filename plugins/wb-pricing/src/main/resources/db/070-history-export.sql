-- Exports of the history that were asked for; the file itself is kept by the host, for as long as expires_at says.
CREATE TABLE p_wb_pricing.history_export (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id     bigint      NOT NULL,
    request     json        NOT NULL, -- HistoryRequest
    format      text        NOT NULL, -- XLSX or CSV
    state       text        NOT NULL DEFAULT 'QUEUED', -- QUEUED, RUNNING, DONE, CANCELLED or FAILED
    attempts    integer     NOT NULL DEFAULT 0,        -- that were begun and not interrupted in order
    written     bigint,               -- rows in the file
    file_id     text,
    file_name   text,
    file_size   bigint,
    expires_at  timestamptz,
    problem     text,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz
);

CREATE INDEX history_export_shop ON p_wb_pricing.history_export (shop_id, id);
