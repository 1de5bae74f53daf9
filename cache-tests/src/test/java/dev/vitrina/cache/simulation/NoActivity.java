package dev.vitrina.cache.simulation;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.activity.ActivityRow;
import dev.vitrina.cache.activity.ActivityStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Counts nothing: no promise is about counts. */
final class NoActivity implements ActivityStore {

    @Override
    public void add(List<ActivityRow> rows) {}

    @Override
    public Map<Long, CacheCounts> today(Collection<Long> tenants) {
        return Map.of();
    }
}
