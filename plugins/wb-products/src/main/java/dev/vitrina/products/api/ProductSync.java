package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.sync.SyncPauses;
import dev.vitrina.products.sync.SyncPolicy;
import dev.vitrina.products.sync.Syncs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The state of the card mirror, and the button that starts a sync. */
@Controller
public final class ProductSync {

    private static final int MAX_RUNS = 100;

    private final Mirror mirror;
    private final Syncs syncs;
    private final SyncPauses pauses;
    private final SyncPolicy policy;
    private final Texts texts;

    public ProductSync(Mirror mirror, Syncs syncs, SyncPauses pauses, SyncPolicy policy, Texts texts) {
        this.mirror = mirror;
        this.syncs = syncs;
        this.pauses = pauses;
        this.policy = policy;
        this.texts = texts;
    }

    @QueryMapping
    public Status productSyncStatus(ShopContext shop) {
        // Before the mirror: who is told of no job must not be told of the time before its end.
        Job active = syncs.active(shop.id()).orElse(null);
        MirrorStatus status = mirror.status(shop.id().value());
        return new Status(
            shop.id(),
            active,
            status.complete(),
            status.rows(),
            status.complete() ? status.freshness(policy.fresh()) : null,
            status.last()
        );
    }

    @SchemaMapping(typeName = "ProductSyncStatus")
    public List<SyncRun> runs(Status status, @Argument @Nullable Integer first) {
        int limit = first == null ? 10 : first;
        if (limit < 1 || limit > MAX_RUNS) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be between 1 and " + MAX_RUNS);
        }
        return mirror.runs(status.shop().value(), limit);
    }

    @MutationMapping
    public Started productsSync(ShopContext shop, @Argument SyncInput input) {
        if (shop.shop().state() == Shop.State.CREDENTIAL_REFUSED) {
            return new Started(null, List.of(UserError.at("CREDENTIAL_REFUSED", texts.of("sync.credentialRefused"))));
        }
        // Who asks for a sync wants it: a pause is over.
        pauses.resume(shop.id());
        return new Started(
            syncs.start(shop.id(), input.mode() == null ? SyncMode.INCREMENTAL : input.mode()),
            List.of()
        );
    }

    /**
     * Maps to {@code ProductSyncStatus}.
     *
     * @param job       the sync that is under way or waiting; null when there is none
     * @param freshness null before the first complete run: there is nothing whose age could be told
     */
    public record Status(
        ShopId shop,
        @Nullable Job job,
        boolean complete,
        long rows,
        @Nullable Freshness freshness,
        @Nullable SyncRun lastRun
    ) {}

    /** Maps to {@code ProductsSyncInput}. */
    public record SyncInput(@Nullable SyncMode mode) {}

    /** Maps to {@code ProductsSyncPayload}. */
    public record Started(@Nullable Job job, List<UserError> errors) {}
}
