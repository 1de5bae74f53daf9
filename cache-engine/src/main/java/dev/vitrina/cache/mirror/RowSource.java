package dev.vitrina.cache.mirror;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.activity.ActivityLog;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a mirror's origin for pages. */
final class RowSource<R> {

    private static final Logger LOG = LoggerFactory.getLogger(RowSource.class);

    private final MirrorDefinition<R> definition;
    private final ActivityLog activity;

    RowSource(MirrorDefinition<R> definition, ActivityLog activity) {
        this.definition = definition;
        this.activity = activity;
    }

    /** The rows come as they will be stored, so that the run's thread has only to commit them. */
    PageResult<RowImage> fetch(PageQuery query) {
        return switch (ask(query)) {
            case PageResult.Failed<R>(FailureKind kind, String message, Duration retryAfter) -> new PageResult.Failed<>(
                kind,
                message,
                retryAfter
            );
            case Page<R>(List<R> rows, String next, boolean last, List<SetAside> setAside) -> new Page<>(
                rows
                    .stream()
                    .map(row -> RowImage.of(definition, row))
                    .toList(),
                next,
                last,
                setAside
            );
        };
    }

    private PageResult<R> ask(PageQuery query) {
        activity.of(query.tenant(), definition.name()).load();
        try {
            return definition.source().fetch(query);
        } catch (RuntimeException e) {
            LOG.warn("{} of tenant {}: the page source threw", definition.name(), query.tenant(), e);
            return new PageResult.Failed<>(FailureKind.UNAVAILABLE, "The origin could not be asked", null);
        }
    }
}
