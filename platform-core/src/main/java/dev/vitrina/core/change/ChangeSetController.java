package dev.vitrina.core.change;

import dev.vitrina.api.money.Money;
import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.core.change.ChangeGroups.FindingGroup;
import dev.vitrina.core.change.ChangeGroups.ReasonGroup;
import dev.vitrina.core.change.ChangeReading.RowFilter;
import dev.vitrina.core.change.ChangeReading.SetFilter;
import dev.vitrina.core.change.ChangeReading.Sight;
import dev.vitrina.core.change.ChangeSetView.FindingGroupView;
import dev.vitrina.core.page.Keyset;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Change sets and their rows over GraphQL. */
@Controller
class ChangeSetController {

    private final ChangeReading reading;
    private final ChangeGroups groups;
    private final ChangeAccess access;
    private final ChangeViews views;

    ChangeSetController(ChangeReading reading, ChangeGroups groups, ChangeAccess access, ChangeViews views) {
        this.reading = reading;
        this.groups = groups;
        this.access = access;
        this.views = views;
    }

    @QueryMapping
    Connection<ChangeSetView> changeSets(
        @Argument @Nullable SetFilter filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        Locale language,
        DataFetchingEnvironment environment
    ) {
        RequestScope scope = RequestScope.of(environment.getGraphQlContext());
        Caller caller = scope.signedIn();
        Sight sight = access.sight(scope);
        SetFilter conditions = filter == null ? SetFilter.NONE : filter;
        int size = PageSize.of(first).value();
        Keyset<ChangeSetView> keyset = new Keyset<>(conditions + "@" + scope.shopId(), view -> List.of(view.id()));
        Long before = keyset.after(after, place -> Long.valueOf(place.getFirst()));
        List<ChangeSetView> found = reading
            .sets(sight, conditions, before, size)
            .stream()
            .map(set -> views.of(set, caller, language))
            .toList();
        int total = wantsTotal(environment) ? reading.countSets(sight, conditions) : 0;
        return keyset.page(found, size, after, total);
    }

    @QueryMapping
    @Nullable
    ChangeSetView changeSet(@Argument String id, Locale language, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        return access
            .visible(id, caller)
            .map(set -> views.of(set, caller, language))
            .orElse(null);
    }

    @SchemaMapping(typeName = "ChangeSet")
    Connection<ChangeRowView> rows(
        ChangeSetView view,
        @Argument @Nullable RowFilter filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        DataFetchingEnvironment environment
    ) {
        StoredSet set = view.set();
        RowFilter conditions = filter == null ? RowFilter.NONE : filter;
        int size = PageSize.of(first).value();
        Keyset<ChangeRowView> keyset = new Keyset<>(set.id() + "/" + conditions, row ->
            List.of(Integer.toString(row.stored().ordinal()))
        );
        Integer last = keyset.after(after, place -> Integer.valueOf(place.getFirst()));
        List<ChangeRowView> found = reading
            .rows(set, conditions, last == null ? 0 : last, size)
            .stream()
            .map(row -> views.of(set, row, view.reader()))
            .toList();
        int total = wantsTotal(environment) ? reading.countRows(set, conditions) : 0;
        return keyset.page(found, size, after, total);
    }

    @BatchMapping(typeName = "ChangeSet")
    Map<ChangeSetView, List<FindingGroupView>> findings(List<ChangeSetView> sets) {
        Map<Long, List<FindingGroup>> found = groups.findings(stored(sets));
        sets
            .stream()
            .filter(view -> !view.reader().seesRisk())
            .forEach(view ->
                found.computeIfPresent(view.set().id(), (id, groups) ->
                    groups.stream().sorted(FindingGroup.COMMONEST_FIRST).toList()
                )
            );
        return each(sets, found, (view, group) -> views.of(view.set(), group, view.reader()));
    }

    @BatchMapping(typeName = "ChangeSet")
    Map<ChangeSetView, List<ReasonGroup>> reasons(List<ChangeSetView> sets) {
        Map<Long, List<ReasonGroup>> found = groups.reasons(stored(sets));
        return each(sets, found, (view, group) -> views.of(view.set(), group, view.reader().language()));
    }

    @BatchMapping(typeName = "ChangeSet")
    Map<ChangeSetView, List<MoneyView>> atRisk(List<ChangeSetView> sets) {
        Map<Long, List<Money>> found = groups.atRisk(
            stored(
                sets
                    .stream()
                    .filter(view -> view.reader().seesRisk())
                    .toList()
            )
        );
        return each(sets, found, (view, money) -> MoneyView.of(money));
    }

    private static <G, V> Map<ChangeSetView, List<V>> each(
        List<ChangeSetView> sets,
        Map<Long, List<G>> found,
        BiFunction<ChangeSetView, G, V> view
    ) {
        Map<ChangeSetView, List<V>> all = new HashMap<>();
        for (ChangeSetView set : sets) {
            List<G> groups = found.getOrDefault(set.set().id(), List.of());
            all.put(
                set,
                groups
                    .stream()
                    .map(group -> view.apply(set, group))
                    .toList()
            );
        }
        return all;
    }

    private static List<StoredSet> stored(List<ChangeSetView> sets) {
        return sets.stream().map(ChangeSetView::set).toList();
    }

    private static boolean wantsTotal(DataFetchingEnvironment environment) {
        return environment.getSelectionSet().contains("totalCount");
    }
}
