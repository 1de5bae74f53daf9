package dev.vitrina.core.observe;

import org.springframework.boot.health.contributor.Status;

/** Words for health beside Spring Boot's own. */
final class Statuses {

    /** Something is missing, but the host serves: never a reason to take it out of service. */
    static final Status DEGRADED = new Status("DEGRADED", "serves with restrictions");

    private Statuses() {}
}
