package dev.vitrina.core.job;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lets a replica pick only jobs whose plugin it has. Picking one and putting it back would not do: replicas poll in step, and
 * the one without the plugin could win every time. Jobs that ended are picked anywhere, so that their executions go away.
 */
final class RunnableHere extends PostgreSqlJdbcCustomization {

    private final Supplier<Collection<String>> types;

    /** @param types the kinds of jobs this replica can run now */
    RunnableHere(Supplier<Collection<String>> types) {
        super(true, false);
        this.types = types;
    }

    /** The generic form, select then update, is the one that takes a condition. */
    @Override
    public String createGenericSelectForUpdateQuery(String table, int limit, String condition, boolean byPriority) {
        return super.createGenericSelectForUpdateQuery(table, limit, condition + " AND " + runnable(), byPriority);
    }

    private String runnable() {
        return """
        NOT EXISTS (
          SELECT FROM platform.job
          WHERE execution = CASE WHEN task_name = '%s' THEN task_instance::uuid END
            AND state IN ('QUEUED', 'RUNNING', 'WAITING') AND NOT cancel_requested
            AND type <> ALL (ARRAY[%s]::text[])
        )
        """.formatted(
                PlatformJobs.TASK,
                types
                    .get()
                    .stream()
                    .map(type -> "'" + type.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "))
            );
    }
}
