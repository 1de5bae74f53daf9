package dev.vitrina.tables.export;

/**
 * The table of a plugin's requests, which the plugin's own migrations make:
 * {@snippet lang = sql:
 * id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
 * shop_id     bigint      NOT NULL,
 * request     json        NOT NULL,
 * format      text        NOT NULL, -- XLSX or CSV
 * state       text        NOT NULL DEFAULT 'QUEUED', -- QUEUED, RUNNING, DONE, CANCELLED or FAILED
 * attempts    integer     NOT NULL DEFAULT 0,
 * written     bigint, -- or as rowCount says
 * file_id     text,
 * file_name   text,
 * file_size   bigint,
 * expires_at  timestamptz,
 * problem     text,
 * created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
 * finished_at timestamptz
 * }
 *
 * @param name     with its schema
 * @param rowCount column of the number of rows in the file
 * @param request  what is in the column of that name
 */
public record ExportTable<R extends TableRequest>(String name, String rowCount, Class<R> request) {}
