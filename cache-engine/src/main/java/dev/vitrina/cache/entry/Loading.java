package dev.vitrina.cache.entry;

import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.lease.LeaseStore;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** What every load needs. */
record Loading(
    Flights flights,
    Lookup lookup,
    LeaseStore leases,
    Settlement settlement,
    CredentialPauses pauses,
    ActivityLog activity,
    Executor executor,
    ScheduledExecutorService timer,
    RandomGenerator random
) {}
