package dev.vitrina.pricing.cost;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.cost.Judged.Blank;
import dev.vitrina.pricing.cost.Judged.Fit;
import dev.vitrina.pricing.cost.Judged.Unfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the rows of a request, and keeps those that are fit, many at a time. */
final class Telling {

    private static final int CHUNK = 1_000;
    private static final int SHOWN = 1_000;

    private final Texts texts;
    private final @Nullable Keeper keeper;
    private final List<NewCost> fit = new ArrayList<>();
    private final List<Tally.Problem> problems = new ArrayList<>();
    private int set;
    private int unchanged;
    private int bad;

    /** @param keeper null for a look at what would become of them */
    Telling(Texts texts, @Nullable Keeper keeper) {
        this.texts = texts;
        this.keeper = keeper;
    }

    /** Keeps costs; gives how many are new or other than before. */
    record Keeper(CostStore store, ShopId shop, Actor by, Instant at) {
        int keep(List<NewCost> costs) {
            return store.put(shop, costs, by, at);
        }
    }

    void tell(Judged judged) {
        switch (judged) {
            case Fit(long _, NewCost cost) -> {
                fit.add(cost);
                if (fit.size() == CHUNK) {
                    keep();
                }
            }
            case Blank _ -> unchanged++;
            case Unfit unfit -> {
                bad++;
                if (problems.size() < SHOWN) {
                    problems.add(problem(unfit));
                }
            }
        }
    }

    Tally done() {
        keep();
        return new Tally(set, unchanged, bad, problems);
    }

    private void keep() {
        int changed = keeper == null ? fit.size() : keeper.keep(fit);
        set += changed;
        unchanged += fit.size() - changed;
        fit.clear();
    }

    private Tally.Problem problem(Unfit unfit) {
        String column = unfit.column();
        String message = texts.of("cost." + unfit.flaw().name(), column == null ? "" : column, unfit.value());
        return new Tally.Problem(unfit.line(), unfit.flaw().name(), column, message);
    }
}
