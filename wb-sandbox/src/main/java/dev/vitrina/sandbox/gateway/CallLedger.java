package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.traffic.CallRecord;
import dev.vitrina.sandbox.traffic.RetryWatch;
import dev.vitrina.sandbox.traffic.Traffic;
import dev.vitrina.sandbox.wire.Delivery;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Writes down every call with its outcome. Thread-safe. */
public final class CallLedger {

    private final Traffic traffic;
    private final RetryWatch retries;
    private final InstantSource clock;

    public CallLedger(Traffic traffic, RetryWatch retries, InstantSource clock) {
        this.traffic = traffic;
        this.retries = retries;
        this.clock = clock;
    }

    /** A call arrives. @param seller null where none was recognised */
    public Visit enter(String endpoint, String group, @Nullable Seller seller) {
        return new Visit(endpoint, group, seller, clock.instant());
    }

    /** One call from its arrival to its answer. */
    public final class Visit {

        private final String endpoint;
        private final String group;
        private final @Nullable String seller;
        private final Instant at;
        private final boolean early;

        private Visit(String endpoint, String group, @Nullable Seller seller, Instant at) {
            this.endpoint = endpoint;
            this.group = group;
            this.seller = seller == null ? null : seller.key();
            this.at = at;
            this.early = this.seller != null && retries.early(this.seller, group, at);
        }

        /** The call is answered 429 with this wait. */
        void denied(long retrySeconds) {
            if (seller != null) {
                retries.denied(seller, group, at, retrySeconds);
            }
        }

        /** The call is answered; returns the delivery for the caller to pass on. */
        public Delivery leave(Delivery delivery, @Nullable Fault fault) {
            String name = fault == null ? null : fault.getClass().getSimpleName();
            traffic.record(new CallRecord(at, endpoint, seller, status(delivery), name, early));
            return delivery;
        }
    }

    private static int status(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Whole whole -> whole.answer().status();
            case Delivery.Drip drip -> drip.answer().status();
            case Delivery.Cut cut -> cut.answer().status();
            case Delivery.ResetMidway reset -> reset.answer().status();
            case Delivery.Flood _ -> 200;
            case Delivery.Reset _, Delivery.Silence _ -> 0;
        };
    }
}
