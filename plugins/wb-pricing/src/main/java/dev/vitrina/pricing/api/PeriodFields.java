package dev.vitrina.pricing.api;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetSummary;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.pricing.api.PriceQueries.PeriodView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** Who made a price what it is, and what for: {@code PricingPeriod.changeSet}. */
@Controller
public final class PeriodFields {

    private final ChangeSets changeSets;

    public PeriodFields(ChangeSets changeSets) {
        this.changeSets = changeSets;
    }

    /** Maps to {@code PricingPeriodChangeSet}. */
    public record SetView(long id, String title, @Nullable String confirmedBy) {
        static SetView of(ChangeSetSummary set) {
            return new SetView(set.id().value(), set.title(), set.confirmedBy());
        }
    }

    /** Periods that no set made, and those whose set is gone, are missing. */
    @BatchMapping(typeName = "PricingPeriod")
    public Map<PeriodView, SetView> changeSet(List<PeriodView> periods) {
        Map<Long, Optional<SetView>> sets = new HashMap<>();
        Map<PeriodView, SetView> found = new HashMap<>();
        for (PeriodView period : periods) {
            Long id = period.changeSetId();
            if (id != null) {
                sets
                    .computeIfAbsent(id, one ->
                        changeSets.find(period.shop().id(), new ChangeSetId(one)).map(SetView::of)
                    )
                    .ifPresent(set -> found.put(period, set));
            }
        }
        return found;
    }
}
