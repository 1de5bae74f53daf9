package dev.vitrina.core.graphql.compose;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is wrong with a composition. */
public record CompositionReport(List<Violation> violations) {
    public CompositionReport {
        violations = List.copyOf(violations);
    }

    public boolean isEmpty() {
        return violations.isEmpty();
    }

    public Set<String> owners() {
        return violations.stream().map(Violation::owner).collect(Collectors.toUnmodifiableSet());
    }

    /** What the owner has to change, in sentences. */
    public String of(String owner) {
        return violations
            .stream()
            .filter(violation -> violation.owner().equals(owner))
            .map(Violation::message)
            .distinct()
            .collect(Collectors.joining("; "));
    }
}
