package dev.vitrina.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL role for each schema that is not the host's: it owns that schema and has rights on nothing else. The host's user is a
 * member of each, so that it reaches every table, and may work as one. Roles belong to a whole server: their names begin with the
 * database's, so that two installations on one server keep apart.
 *
 * <p>Thread-safe.
 */
final class SchemaRoles {

    private static final Logger log = LoggerFactory.getLogger(SchemaRoles.class);
    private static final String OWN = """
        DO $own$
        DECLARE
            thing record;
        BEGIN
            PERFORM set_config('lock_timeout', '10s', true);
            IF (SELECT nspowner FROM pg_namespace WHERE nspname = '%1$s') <> '%2$s'::regrole THEN
                ALTER SCHEMA %1$s OWNER TO %2$s;
            END IF;
            FOR thing IN
                SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                       ELSE 'TABLE' END AS kind, c.oid::regclass::text AS name
                FROM pg_class c
                WHERE c.relnamespace = '%1$s'::regnamespace AND c.relowner <> '%2$s'::regrole
                  AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
                  AND NOT EXISTS ( -- a column's sequence goes with its table
                      SELECT FROM pg_depend d
                      WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
                UNION ALL
                SELECT 'ROUTINE', p.oid::regprocedure::text
                FROM pg_proc p
                WHERE p.pronamespace = '%1$s'::regnamespace AND p.proowner <> '%2$s'::regrole
                UNION ALL
                SELECT 'TYPE', t.oid::regtype::text
                FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
                WHERE t.typnamespace = '%1$s'::regnamespace AND t.typowner <> '%2$s'::regrole
                  AND t.typtype IN ('c', 'd', 'e', 'r') AND (c.oid IS NULL OR c.relkind = 'c')
            LOOP
                EXECUTE format('ALTER %%s %%s OWNER TO %2$s', thing.kind, thing.name);
            END LOOP;
        END
        $own$
        """;

    private static final int ATTEMPTS = 3;
    /** Lock not available, deadlock detected. */
    private static final Set<String> IN_USE = Set.of("55P03", "40P01");

    private final ConcurrentMap<String, Optional<String>> known = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** The role of a schema; empty when it has none, so that the host's user works in it. */
    Optional<String> of(String schema) {
        return known.getOrDefault(schema, Optional.empty());
    }

    /** Again when somebody works in the tables, as a replica of an earlier release does. */
    private static void own(Connection connection, String schema, String role) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(connection, OWN.formatted(schema, role));
                return;
            } catch (SQLException busy) {
                if (attempt == ATTEMPTS || !IN_USE.contains(String.valueOf(busy.getSQLState()))) {
                    throw busy;
                }
                log.info("The tables of {} are in use; their owner is changed in a moment", schema);
            }
        }
    }

    /**
     * Makes a schema, with everything in it, its role's; makes the role when it is missing. Where the host's user may not, everything
     * stays the user's, and a warning tells so.
     *
     * @param connection of the host's user, without a transaction
     * @param schema     is there
     */
    void claim(Connection connection, String schema) throws SQLException {
        String role = name(connection.getCatalog(), schema);
        boolean ready = ready(connection, role);
        if (ready) {
            own(connection, schema, role);
        } else if (warned.compareAndSet(false, true)) {
            log.warn(
                "Plugins are NOT kept to their own tables: the database's user has no right to make roles or to work as {}." +
                " Grant it CREATEROLE, or make the roles for it, and start again (docs/operations.md, Plugins)",
                role
            );
        }
        known.put(schema, ready ? Optional.of(role) : Optional.empty());
    }

    /** Drops the role of a schema that is gone; leaves one that has something elsewhere, or is not ours to drop. */
    void drop(Connection connection, String schema) throws SQLException {
        String role = name(connection.getCatalog(), schema);
        known.remove(schema);
        if (!exists(connection, role)) {
            return;
        }
        try {
            execute(connection, "drop owned by " + role);
            execute(connection, "drop role " + role);
        } catch (SQLException kept) {
            log.warn("The role {} stays: {}", role, kept.getMessage());
        }
    }

    /** {@code <database>_<schema>}, in letters that need no quotes. */
    static String name(String database, String schema) {
        String prefix = database.matches("[a-z][a-z0-9_]{0,28}")
            ? database
            : "v" + HexFormat.of().toHexDigits(database.hashCode());
        return prefix + "_" + schema;
    }

    private static boolean ready(Connection connection, String role) throws SQLException {
        if (isMember(connection, role)) {
            return true;
        }
        try {
            if (!exists(connection, role)) {
                execute(connection, "create role " + role + " nologin");
            }
            execute(connection, "grant " + role + " to current_user with inherit true, set true");
        } catch (SQLException refused) {
            log.debug("No role {}", role, refused);
        }
        return isMember(connection, role);
    }

    /** Whether the host's user has the role's rights and may work as it. */
    private static boolean isMember(Connection connection, String role) throws SQLException {
        return ask(
            connection,
            "select pg_has_role(oid, 'USAGE') and pg_has_role(oid, 'SET') from pg_roles where rolname = ?",
            role
        );
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        return ask(connection, "select true from pg_roles where rolname = ?", role);
    }

    private static boolean ask(Connection connection, String sql, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
