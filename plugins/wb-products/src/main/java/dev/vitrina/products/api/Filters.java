package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.directory.SubjectTree;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.TextMatch;
import dev.vitrina.products.trouble.CardErrors;
import dev.vitrina.products.trouble.CardErrors.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Filters as users give them, with what only Wildberries or other plugins know looked up. */
public final class Filters {

    /** No subject of Wildberries' has it: a category without subjects finds nothing. */
    private static final long NO_SUBJECT = 0;

    private final CardErrors errors;
    private final SubjectTree subjects;
    private final ConditionCopies conditions;
    private final Clock clock;

    public Filters(CardErrors errors, SubjectTree subjects, ConditionCopies conditions, Clock clock) {
        this.errors = errors;
        this.subjects = subjects;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** @throws VitrinaException as the list of errors, of subjects or of a condition's cards cannot be read, when the filter asks for what is in it */
    CardFilter of(ShopId shop, @Nullable ProductFilterInput input) {
        CardFilter filter = whateverConditions(shop, input);
        conditions.require(List.of(shop), filter.content().conditions().all());
        return filter;
    }

    /**
     * The same for who does something to the cards.
     *
     * @throws VitrinaException also {@code INVALID_INPUT} where they are only like the filter's text: those are for people to look at, and to choose from
     */
    CardFilter toActOn(ShopId shop, @Nullable ProductFilterInput input) {
        CardFilter filter = of(shop, input);
        if (filter.content().match() == TextMatch.SIMILAR) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "Cards that are only like a text must be named one by one, in `nmIds`"
            );
        }
        return filter;
    }

    /** The same without a look at whether its conditions can be filtered by: for who leaves them out. */
    CardFilter whateverConditions(ShopId shop, @Nullable ProductFilterInput input) {
        CardFilter filter = ofSubjects(shop, input, ProductFilterInput.mirrored(input));
        if (input == null || !Boolean.TRUE.equals(input.hasErrors())) {
            return filter;
        }
        return switch (errors.of(shop)) {
            case Answer.Known known -> filter.withVendorCodes(
                known
                    .list()
                    .stream()
                    .map(error -> error.vendorCode())
                    .sorted()
                    .toList()
            );
            case Answer.Unknown(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }

    /** The subjects that are named, and those of the categories that are. */
    private CardFilter ofSubjects(ShopId shop, @Nullable ProductFilterInput input, CardFilter filter) {
        List<Long> parents = input == null ? List.of() : input.parents();
        if (parents.isEmpty()) {
            return filter;
        }
        Set<Long> wanted = new TreeSet<>(filter.subjectIds());
        wanted.addAll(subjects.subjects(shop, parents));
        return filter.withSubjects(wanted.isEmpty() ? List.of(NO_SUBJECT) : List.copyOf(wanted));
    }
}
