package dev.vitrina.benchmarks.goals.contender;

import dev.vitrina.benchmarks.goals.measure.Server;

/** Who is measured. */
public enum Contender {
    VITRINA("Vitrina", true) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return Vitrina.open(setting, origin);
        }
    },
    CAFFEINE("Caffeine, sync", false) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return new RawCaffeine(setting, origin);
        }
    },
    CAFFEINE_ASYNC("Caffeine, async", false) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return new RawCaffeineAsync(setting, origin);
        }
    },
    SPRING("Spring + Caffeine, sync=true", false) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return new SpringCaffeine(setting, origin);
        }
    },
    SPRING_POSTGRES("Spring + PostgreSQL by hand", true) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return new SpringPostgres(setting, origin);
        }
    },
    JETCACHE("JetCache, two levels", true) {
        @Override
        public Replica open(Setting setting, Origin origin) {
            return new JetCachePostgres(setting, origin);
        }
    };

    private final String title;
    private final boolean shared;

    Contender(String title, boolean shared) {
        this.title = title;
        this.shared = shared;
    }

    /** A replica of its own, which the caller closes. */
    public abstract Replica open(Setting setting, Origin origin);

    public String title() {
        return title;
    }

    /** Whether replicas share a second level. */
    public boolean shared() {
        return shared;
    }

    /** The rivals' tables: unlogged as the engine's own. */
    public static void prepare(Server server) {
        server.execute("CREATE SCHEMA bench");
        for (String table : new String[] { SpringPostgres.TABLE, JetCachePostgres.TABLE }) {
            server.execute(
                """
                CREATE UNLOGGED TABLE %s (
                    key text PRIMARY KEY, body bytea NOT NULL, expires timestamptz NOT NULL
                ) WITH (fillfactor = 80)
                """.formatted(table)
            );
        }
    }
}
