package dev.vitrina.cache.policy;

import dev.vitrina.cache.CachePolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges overrides: every number within its {@link PolicyField}'s own limits, and in order with the field it depends on. What a
 * plugin declares is not judged, only what is changed of it.
 */
public final class PolicyLimits {

    /** The first must not be greater than the second. */
    private static final List<Order> ORDERS = List.of(
        new Order(PolicyField.SOFT_TIMEOUT, PolicyField.HARD_TIMEOUT),
        // The origin's failure must not make a value serve for a shorter time than its success.
        new Order(PolicyField.STALE_WHILE_REVALIDATE, PolicyField.STALE_IF_ERROR)
    );

    private PolicyLimits() {}

    /**
     * A number that is out of its limits.
     *
     * @param value what was wanted, in the field's unit
     * @param least the least that could be had instead, all else being as wanted
     * @param most  the greatest
     */
    public record Violation(PolicyField field, double value, double least, double most) {}

    private record Order(PolicyField lesser, PolicyField greater) {}

    /**
     * The numbers that are beyond their fields' own limits, whatever is declared: for overrides that did not come through
     * {@link #check}.
     *
     * @return in the order of the fields
     */
    public static List<Violation> beyond(PolicyOverride override) {
        return new ArrayList<>(beyond(override, EnumSet.allOf(PolicyField.class)).values());
    }

    /**
     * @param wanted   the whole override as it would be
     * @param declared what it would be laid over
     * @param changed  the fields that are set or cleared now: nobody is told of what was there before
     * @return at most one violation per field, in the order of the fields
     */
    public static List<Violation> check(PolicyOverride wanted, CachePolicy declared, Set<PolicyField> changed) {
        Map<PolicyField, Violation> found = beyond(wanted, changed);
        for (Order order : ORDERS) {
            boolean concerned = changed.contains(order.lesser()) || changed.contains(order.greater());
            if (concerned && !found.containsKey(order.lesser()) && !found.containsKey(order.greater())) {
                inOrder(order, wanted, declared, changed, found);
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Map<PolicyField, Violation> beyond(PolicyOverride override, Set<PolicyField> fields) {
        Map<PolicyField, Violation> found = new EnumMap<>(PolicyField.class);
        for (PolicyField field : fields) {
            Double value = field.of(override);
            // Written so that what is not a number does not pass.
            if (value != null && !(value >= field.least() && value <= field.most())) {
                found.put(field, new Violation(field, value, field.least(), field.most()));
            }
        }
        return found;
    }

    private static void inOrder(
        Order order,
        PolicyOverride wanted,
        CachePolicy declared,
        Set<PolicyField> changed,
        Map<PolicyField, Violation> found
    ) {
        PolicyField lesser = order.lesser();
        PolicyField greater = order.greater();
        boolean lesserSet = lesser.of(wanted) != null;
        boolean greaterSet = greater.of(wanted) != null;
        double low = lesser.of(wanted, declared);
        double high = greater.of(wanted, declared);
        boolean declaredAlone = !lesserSet && !greaterSet;
        // No number that may be set would be in order with what the plugin declares: it is not the operator's fault.
        boolean hopeless = low > greater.most() || high < lesser.least();
        if (low <= high || declaredAlone || hopeless) {
            return;
        }
        boolean lesserChanged = changed.contains(lesser);
        boolean greaterChanged = changed.contains(greater);
        // What is cleared has no number to correct: the way out may be the other field, so both are named.
        boolean cleared = (lesserChanged && !lesserSet) || (greaterChanged && !greaterSet);
        if (lesserChanged || cleared) {
            found.put(lesser, new Violation(lesser, low, lesser.least(), Math.min(lesser.most(), high)));
        }
        if (!lesserChanged || cleared) {
            found.put(greater, new Violation(greater, high, Math.max(greater.least(), low), greater.most()));
        }
    }
}
