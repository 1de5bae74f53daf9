package dev.vitrina.cache.entry;

import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.lease.LeaseStore;
import java.util.random.RandomGenerator;

/** What every load needs. */
record Loading(
    Flights flights,
    Lookup lookup,
    LeaseStore leases,
    LeasedStore leased,
    LeaseWaits waits,
    Settlement settlement,
    CredentialPauses pauses,
    Outages outages,
    LoadTimes times,
    ActivityLog activity,
    Execution execution,
    RandomGenerator random
) {}
