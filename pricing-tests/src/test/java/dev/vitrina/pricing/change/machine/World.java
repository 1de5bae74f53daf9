package dev.vitrina.pricing.change.machine;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.user.Actor;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.core.change.HostByHand;
import dev.vitrina.core.change.HostByHand.Death;
import dev.vitrina.core.change.HostByHand.Seen;
import dev.vitrina.core.change.HostByHand.SeenRow;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.change.machine.Move.Happening;
import dev.vitrina.pricing.change.machine.Move.What;
import dev.vitrina.pricing.change.machine.Oracle.Attempt;
import dev.vitrina.pricing.change.machine.Oracle.Item;
import dev.vitrina.pricing.change.machine.Oracle.Promise;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.sandbox.prices.UploadReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One shop with a few goods, in which a story is played and after each move held against the oracle. */
final class World implements Line.Listener, JobRun {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int GOODS = 9;
    private static final int SALE = 703;
    private static final Duration CALL = Duration.ofSeconds(1);
    /** As long as the job would wait for real. */
    private static final Duration TURN = Duration.ofSeconds(3);
    /** As long as a job of a replica that died is not taken up by another. */
    private static final Duration LEASE = Duration.ofSeconds(40);
    /** Within which a call that its caller does not wait for any more may still arrive. */
    private static final int STRAY = 55;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ROUNDS = 400;
    private static final EnumSet<ChangeSetState> UNCONFIRMED = EnumSet.of(
        ChangeSetState.DRAFT,
        ChangeSetState.CHECKING,
        ChangeSetState.CHECKED
    );
    private static final EnumSet<RowState> SAID = EnumSet.of(
        RowState.BLOCKED,
        RowState.UNCHANGED,
        RowState.VERIFIED,
        RowState.FAILED,
        RowState.UNCERTAIN,
        RowState.CANCELLED
    );

    private final Lab lab;
    private final HostByHand host;
    private final PriceControl wildberries;
    private final ShopId shop;
    private final List<Long> goods;
    private final Oracle oracle;
    private final List<String> story = new ArrayList<>();
    private final Map<String, RowState> before = new HashMap<>();
    private final List<Stray> strays = new ArrayList<>();
    private final Set<Long> cancelled = new HashSet<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private List<Happening> happenings = List.of();
    private int calls;
    private boolean asleep;

    /** A call of a replica that is no more, which has yet to arrive. */
    private record Stray(Instant at, Line.Making call) {}

    World(Lab lab, long shop) {
        this.lab = lab;
        this.host = lab.host;
        this.wildberries = lab.sandbox.control().prices();
        this.shop = new ShopId(shop);
        lab.clock.reset();
        lab.sandbox.control().clearFaults();
        lab.sandbox.control().resize(lab.seller, GOODS);
        wildberries.delay(Duration.ofSeconds(1));
        this.goods = lab.sandbox
            .control()
            .cards(lab.seller, 0, GOODS)
            .stream()
            .map(card -> card.nmId())
            .toList();
        lab.line.listen(Line.Listener.NOBODY);
        sync();
        Map<Long, Integer> sizes = lab.goods
            .find(this.shop, goods)
            .values()
            .stream()
            .collect(Collectors.toMap(Good::nmId, good -> good.sizes().size()));
        this.oracle = new Oracle(this::truth, sizes);
        host.goOn(null);
        lab.line.listen(this);
    }

    List<String> story() {
        return story;
    }

    /** How often rows that were confirmed came to each end. */
    Map<String, Integer> ends() {
        return ends;
    }

    void play(List<Move> moves) {
        try {
            for (Move move : moves) {
                story.add(move.toString());
                play(move);
                pass(Duration.ofSeconds(1));
                look();
            }
            settle();
        } finally {
            lab.line.listen(Line.Listener.NOBODY);
            host.dieAt(0, true);
            host.goOn(null);
            host.goOn(shop);
            host.forget(shop);
        }
    }

    private void play(Move move) {
        switch (move) {
            case Move.Draft draft -> draft(draft);
            case Move.TakeOut(int set, int row, int behind) -> pick(set, seen ->
                EnumSet.of(ChangeSetState.DRAFT, ChangeSetState.CHECKED).contains(seen.state())
            ).ifPresent(seen -> {
                    List<SeenRow> rows = host.rows(shop, seen.id());
                    String key = rows.get(row % rows.size()).row().key();
                    done(seen, behind, host.delete(seen.id(), seen.version() - behind, Set.of(key), 1), "LAST_ROWS");
                });
            case Move.Check(int set, int behind) -> pick(set, seen -> UNCONFIRMED.contains(seen.state())).ifPresent(
                seen -> done(seen, behind, host.check(seen.id(), seen.version() - behind))
            );
            case Move.Confirm confirm -> confirm(confirm);
            case Move.Cancel(int set, int behind) -> pick(set, seen -> !seen.state().ended()).ifPresent(seen ->
                cancel(seen, behind)
            );
            case Move.Retry(int set, int behind) -> pick(
                set,
                seen -> seen.state().ended() && seen.count(RowState.FAILED) + seen.count(RowState.UNCERTAIN) > 0
            ).ifPresent(seen -> retry(seen, behind));
            case Move.RollBack(int set) -> pick(set, seen -> seen.state().ended()).ifPresent(seen ->
                    note(
                        host
                            .rollBack(seen.id(), 1)
                            .map(made -> "set " + made)
                            .orElse("nothing to take back")
                    )
                );
            case Move.Stop(boolean everywhere) -> stop(everywhere);
            case Move.GoOn(boolean everywhere) -> {
                host.goOn(everywhere ? null : shop);
                oracle.goesOn(everywhere);
            }
            case Move.Work(int runs, List<Happening> some) -> work(runs, some);
            case Move.Pass(int seconds) -> pass(Duration.ofSeconds(seconds));
            case Move.Sync() -> sync();
            case Move.Portal(int good, int what, int amount) -> portal(good, what, amount);
            case Move.Trouble(int where, int how, int times) -> trouble(where, how, times);
            case Move.Spoil(int how) -> wildberries.spoilNext(lab.seller, spoiled(how));
            case Move.Slow(int seconds) -> wildberries.delay(Duration.ofSeconds(seconds));
            case Move.Hold(int good) -> {
                GoodsStatus status = status(nmId(good));
                wildberries.quarantine(lab.seller, status.nmId(), Math.max(1, status.price() / 4), status.discount());
            }
            case Move.Release(int good, boolean apply) -> wildberries.release(lab.seller, nmId(good), apply);
            case Move.Currency(boolean changing) -> wildberries.switchCurrency(lab.seller, changing);
            case Move.Lock(int good, boolean locked) -> {
                if (locked) {
                    wildberries.join(lab.seller, nmId(good), SALE);
                } else {
                    wildberries.leave(lab.seller, nmId(good), SALE);
                }
            }
        }
    }

    /** What the job of the mirror does every quarter of an hour. */
    private void sync() {
        var unused = lab.mirror.sync(shop.value(), SyncMode.FULL, _ -> {});
        lab.history.project(shop);
    }

    private void draft(Move.Draft draft) {
        Map<Long, Good> known = lab.goods.find(shop, goods);
        Map<PriceKey, Wanted> wanted = new LinkedHashMap<>();
        for (Move.Wish wish : draft.wishes()) {
            Good good = known.get(nmId(wish.good()));
            if (good != null && !good.sizes().isEmpty()) {
                Wanted one = wanted(good, wish.what() % 6, wish.amount());
                wanted.putIfAbsent(one.key(), one);
            }
        }
        List<DraftRow> rows = new ArrayList<>();
        for (Wanted one : wanted.values()) {
            List<Wanted> beside = wanted
                .values()
                .stream()
                .filter(other -> other.key().nmId() == one.key().nmId())
                .filter(other -> !other.key().group().equals(one.key().group()))
                .toList();
            Good good = known.get(one.key().nmId());
            rows.add(lab.rows.draft(good, one, beside).orElseGet(() -> lab.rows.unknown(one, beside)));
        }
        if (!rows.isEmpty()) {
            Actor by = new Actor(draft.person(), "person@example.org");
            var id = lab.sets.createAndCheck(new ChangeSetDraft(shop, PriceKind.ID, "Prices", "grid", null, by), rows);
            note("set " + id + ": " + wanted.values());
        }
    }

    private static Wanted wanted(Good good, int what, int amount) {
        long nmId = good.nmId();
        BigDecimal now = good.sizes().getFirst().price();
        long percent = amount % 20 == 0 ? 20 : 85 + (amount % 40);
        BigDecimal price = BigDecimal.valueOf(Math.max(1, (now.longValue() * percent) / 100));
        int discount = Math.floorMod(good.discount() + (amount % 9) - 4, 95);
        return switch (what) {
            case 0, 1 -> new Wanted(new PriceKey.Goods(nmId), price, null);
            case 2 -> new Wanted(new PriceKey.Goods(nmId), null, discount);
            case 3 -> new Wanted(new PriceKey.Goods(nmId), price, discount);
            case 4 -> new Wanted(new PriceKey.Club(nmId), null, amount % 30);
            default -> new Wanted(
                new PriceKey.Size(nmId, good.sizes().get(amount % good.sizes().size()).sizeId()),
                price,
                null
            );
        };
    }

    private void confirm(Move.Confirm confirm) {
        pick(confirm.set(), seen -> seen.state() == ChangeSetState.CHECKED).ifPresent(seen -> {
                Instant start = confirm.start() == 0 ? null : lab.clock.instant().plusSeconds(confirm.start());
                Instant back = confirm.back() == 0
                    ? null
                    : lab.clock.instant().plusSeconds(confirm.start() + (long) confirm.back());
                List<ChangeRow> ready = ready(seen.id());
                String refused = host.confirm(
                    seen.id(),
                    seen.version() - confirm.behind(),
                    ready.size() + confirm.miscount(),
                    2,
                    start,
                    back
                );
                if (refused == null) {
                    require(confirm.behind() == 0, "Set %d was confirmed by who saw an older version", seen.id());
                    require(confirm.miscount() == 0, "Set %d was confirmed by who counted wrong", seen.id());
                    oracle.confirmed(seen.id(), ready);
                }
                note("set " + seen.id() + ": " + (refused == null ? "confirmed" : refused));
            });
    }

    private void cancel(Seen seen, int behind) {
        String refused = host.cancel(seen.id(), seen.version() - behind);
        done(seen, behind, refused, "WRONG_STATE");
        if (refused == null) {
            cancelled.add(seen.id());
        }
    }

    private void retry(Seen seen, int behind) {
        List<String> failed = host
            .rows(shop, seen.id())
            .stream()
            .map(SeenRow::row)
            .filter(row -> row.state() == RowState.FAILED)
            .map(ChangeRow::key)
            .toList();
        String refused = host.retry(seen.id(), seen.version() - behind, failed.size(), 2);
        done(seen, behind, refused, "TAKEN_BACK");
        if (refused == null) {
            cancelled.remove(seen.id());
            oracle.askedAgain(seen.id(), failed);
        }
    }

    private void stop(boolean everywhere) {
        host.stop(everywhere ? null : shop);
        oracle.stopped(everywhere);
    }

    private void portal(int good, int what, int amount) {
        GoodsStatus status = status(nmId(good));
        int price = Math.max(1, (status.price() * (90 + (amount % 20))) / 100);
        GoodsEdit edit = switch (what % 4) {
            case 0 -> new GoodsEdit(price, null, null, null);
            case 1 -> new GoodsEdit(null, amount % 60, null, null);
            case 2 -> new GoodsEdit(null, null, amount % 30, null);
            // Back to what it may have been before.
            default -> new GoodsEdit(null, status.discount(), null, null);
        };
        wildberries.edit(lab.seller, status.nmId(), edit);
    }

    private void trouble(int where, int how, int times) {
        boolean upload = where % 3 != 0;
        String endpoint = upload
            ? List.of("prices-upload", "prices-upload-size", "prices-upload-club").get((where / 3) % 3)
            : List.of("goods-by-article", "history-tasks", "history-goods", "quarantine-goods").get((where / 3) % 4);
        lab.sandbox.control().fault(FaultRule.on(endpoint, fault(how)).times(times));
    }

    private static Fault fault(int how) {
        return switch (how % 15) {
            case 0, 1, 2 -> new Fault.AnswerLost();
            case 3 -> new Fault.ConnectionReset();
            case 4 -> new Fault.ServerError(503);
            case 5, 6 -> new Fault.RateLimited(how % 2 == 0 ? 7L : 900L);
            case 7 -> new Fault.TruncatedJson();
            case 8 -> new Fault.ResetMidway();
            case 9 -> new Fault.WrongTypes();
            case 10 -> new Fault.Repeated();
            case 11 -> new Fault.EmptyBody();
            case 12 -> new Fault.BusinessError(null);
            case 13 -> new Fault.HtmlPage(498);
            default -> how % 2 == 0 ? new Fault.Unauthorised() : new Fault.Unprocessable();
        };
    }

    private Processing spoiled(int how) {
        return switch (how % 5) {
            case 0 -> new Processing.Cancel();
            case 1 -> new Processing.FailEvery(1, "No");
            case 2 -> new Processing.FailEvery(
                2,
                "The new price is several times lower than the current price. Item has been moved to Price Quarantine"
            );
            case 3 -> new Processing.FailGoods(Set.of(nmId(how / 5)), "Blocked");
            default -> new Processing.FailGoods(Set.of(nmId(how / 5), nmId(how / 5 + 1)), null);
        };
    }

    private void work(int runs, List<Happening> some) {
        happenings = some;
        calls = 0;
        some
            .stream()
            .filter(one -> one.what() == What.DIES_BEFORE_A_COMMIT || one.what() == What.DIES_AFTER_A_COMMIT)
            .findFirst()
            .ifPresent(one -> host.dieAt(one.at(), one.what() == What.DIES_BEFORE_A_COMMIT));
        try {
            host.takeBack();
            for (int run = 0; run < runs && goesOn(host.run(lab.kind, this), PATIENCE); run++) {
                pass(CALL);
            }
        } catch (Death death) {
            note("died");
            pass(LEASE);
        } finally {
            happenings = List.of();
            host.dieAt(0, true);
        }
    }

    private boolean goesOn(JobResult result, Duration patience) {
        if (result instanceof JobResult.Waiting(var problem, Instant at)) {
            note("waits until " + at + ": " + problem.message());
            if (at.isAfter(lab.clock.instant().plus(patience))) {
                return false;
            }
            if (at.isAfter(lab.clock.instant())) {
                passTo(at);
            }
            return true;
        }
        return false;
    }

    /** Heals everything, and has the replica work until nothing is left to do. */
    private void settle() {
        story.add("All is well again");
        lab.sandbox.control().clearFaults();
        wildberries.switchCurrency(lab.seller, false);
        wildberries.delay(Duration.ofSeconds(1));
        host.goOn(null);
        host.goOn(shop);
        oracle.goesOn(true);
        oracle.goesOn(false);
        int round = 0;
        host.takeBack();
        while (goesOn(host.run(lab.kind, this), Duration.ofDays(2)) || isReturning()) {
            require(round++ < ROUNDS, "It never comes to an end: %s", states());
            pass(Duration.ofMinutes(1));
            wildberries.settle(lab.seller);
            host.takeBack();
            look();
        }
        look();
        for (long set : host.ids(shop)) {
            ended(host.seen(set));
        }
    }

    /** Whether a set is to be taken back later. */
    private boolean isReturning() {
        Instant now = lab.clock.instant();
        boolean later = host
            .ids(shop)
            .stream()
            .map(host::seen)
            .anyMatch(set -> set.returnAt() != null && oracle.isConfirmed(set.id()) && set.returnAt().isAfter(now));
        if (later) {
            pass(Duration.ofMinutes(5));
        }
        return later;
    }

    private void ended(Seen set) {
        if (!UNCONFIRMED.contains(set.state()) && set.state() != ChangeSetState.CANCELLED) {
            // Of a return whose replica died before anything went out nothing has been seen yet.
            register(set.id());
        }
        if (!oracle.isConfirmed(set.id())) {
            require(UNCONFIRMED.contains(set.state()) || set.state() == ChangeSetState.CANCELLED, "%s", set);
            return;
        }
        require(set.state().ended(), "Set %d, which was confirmed, does not end: %s", set.id(), set);
        for (SeenRow row : host.rows(shop, set.id())) {
            RowState state = row.row().state();
            require(SAID.contains(state) && !row.asked(), "Set %d leaves %s without an outcome", set.id(), row);
            boolean explained = switch (state) {
                case BLOCKED -> row.found();
                case FAILED, UNCERTAIN -> row.reason() != null;
                default -> true;
            };
            require(explained, "Set %d does not say why %s", set.id(), row);
            Promise promise = oracle.promises(set.id()).get(row.row().key());
            if (promise != null) {
                ends.merge(row.reason() == null ? state.name() : state + " " + row.reason().code(), 1, Integer::sum);
                if (state == RowState.UNCERTAIN) {
                    oracle.leftOpen(set.id(), promise, status(promise.key().nmId()));
                }
            }
        }
    }

    /** Holds what can be seen against what is known. */
    private void look() {
        for (long id : host.ids(shop)) {
            Seen set = host.seen(id);
            Map<RowState, Integer> counted = new HashMap<>();
            for (SeenRow row : host.rows(shop, id)) {
                counted.merge(row.row().state(), 1, Integer::sum);
                RowState was = before.put(id + " " + row.row().key(), row.row().state());
                Promise promise = oracle.promises(id).get(row.row().key());
                if (was != row.row().state() && promise != null) {
                    moved(id, row, promise);
                }
            }
            require(counted.equals(set.counts()), "Set %d counts %s, and has %s", id, set.counts(), counted);
            boolean done =
                set.state() != ChangeSetState.VERIFIED ||
                counted
                    .keySet()
                    .stream()
                    .noneMatch(
                        EnumSet.of(
                            RowState.FAILED,
                            RowState.UNCERTAIN,
                            RowState.READY,
                            RowState.SENDING,
                            RowState.PROCESSING
                        )::contains
                    );
            require(done, "Set %d is verified with %s", id, counted);
        }
    }

    private void moved(long set, SeenRow row, Promise promise) {
        switch (row.row().state()) {
            case VERIFIED -> oracle.verified(set, promise);
            case FAILED -> oracle.failed(set, promise, String.valueOf(row.reason()));
            default -> {
                // Says nothing of Wildberries.
            }
        }
    }

    @Override
    public Outcome called(Endpoint endpoint, UpstreamRequest request, Line.Making call) {
        boolean upload = endpoint.id().startsWith("wb-prices/upload") && endpoint.method().equals("POST");
        List<Attempt> attempts = upload ? begin(endpoint, request) : List.of();
        int number = asleep ? 0 : ++calls;
        happen(number, attempts, upload ? () -> arrive(call, attempts) : call, false);
        pass(CALL);
        Outcome outcome = upload ? arrive(call, attempts) : call.make();
        if (outcome instanceof Outcome.Ok && endpoint.equals(PriceMethods.GOODS_BY_ID)) {
            JSON.readTree(request.body())
                .path("nmList")
                .forEach(nmId -> oracle.read(status(nmId.longValue())));
        }
        happen(number, attempts, call, true);
        return outcome;
    }

    private List<Attempt> begin(Endpoint endpoint, UpstreamRequest request) {
        ChangeBatch batch = lab.kind.batch().orElseThrow(() -> new AssertionError("An upload of no batch"));
        long set = batch.changeSet().value();
        register(set);
        require(!cancelled.contains(set) || isUnderWay(set), "Set %d is sent, which was cancelled", set);
        List<Item> items = new ArrayList<>();
        for (JsonNode item : JSON.readTree(request.body()).path("data")) {
            items.add(item(endpoint, item));
        }
        note("uploads of set " + set + ": " + items);
        return oracle.uploads(set, items);
    }

    /** It was cancelled while this batch went out already. */
    private boolean isUnderWay(long set) {
        return host.seen(set).count(RowState.SENDING) > 0;
    }

    /** A return is confirmed with what it takes back: each row must make of a good what it was before. */
    private void register(long set) {
        Seen seen = host.seen(set);
        Long back = seen.rollbackOf();
        if (oracle.isConfirmed(set) || back == null || host.seen(back).returnAt() == null) {
            return;
        }
        List<ChangeRow> rows = host
            .rows(shop, set)
            .stream()
            .map(SeenRow::row)
            .filter(row -> row.state() != RowState.UNCHANGED)
            .toList();
        for (ChangeRow row : rows) {
            Promise promise = oracle.promises(back).get(row.key());
            require(
                promise != null && Promise.of(row).after().isSame(promise.before()),
                "Set %d returns %s, and confirmed was %s",
                set,
                row,
                promise
            );
        }
        oracle.confirmed(set, rows);
    }

    private static Item item(Endpoint endpoint, JsonNode item) {
        long nmId = item.path("nmID").longValue();
        if (endpoint.equals(PriceMethods.UPLOAD_CLUB)) {
            return new Item(new PriceKey.Club(nmId), null, item.path("clubDiscount").intValue());
        }
        Integer price = item.has("price") ? (Integer) item.path("price").intValue() : null;
        return endpoint.equals(PriceMethods.UPLOAD_SIZES)
            ? new Item(new PriceKey.Size(nmId, item.path("sizeID").longValue()), price, null)
            : new Item(
                new PriceKey.Goods(nmId),
                price,
                item.has("discount") ? (Integer) item.path("discount").intValue() : null
            );
    }

    private Outcome arrive(Line.Making call, List<Attempt> attempts) {
        Set<Long> known = uploads();
        Outcome outcome = call.make();
        Set<Long> made = uploads();
        made.removeAll(known);
        Oracle.arrived(attempts, made);
        note("answer: " + (outcome instanceof Outcome.Ok ok ? "Ok " + ok.status() : outcome) + ", made " + made);
        return outcome;
    }

    private Set<Long> uploads() {
        return wildberries.uploads(lab.seller).stream().map(UploadReport::uploadId).collect(Collectors.toSet());
    }

    private void happen(int number, List<Attempt> attempts, Line.Making call, boolean after) {
        for (Happening one : happenings) {
            if (one.at() == number) {
                happen(one, attempts, call, after);
            }
        }
    }

    private void happen(Happening one, List<Attempt> attempts, Line.Making call, boolean after) {
        switch (one.what()) {
            case DIES_BEFORE_A_CALL -> {
                if (!after) {
                    Oracle.arrived(attempts, Set.of());
                    throw new Death();
                }
            }
            case DIES_IN_A_CALL -> {
                if (!after) {
                    strays.add(new Stray(lab.clock.instant().plusSeconds(1 + (one.with() % STRAY)), call));
                    throw new Death();
                }
            }
            case DIES_AFTER_A_CALL -> {
                if (after) {
                    throw new Death();
                }
            }
            case SLEEPS_BEFORE_A_CALL -> {
                if (!after) {
                    sleep();
                }
            }
            case SLEEPS_AFTER_A_CALL -> {
                if (after) {
                    sleep();
                }
            }
            case PORTAL -> {
                if (!after) {
                    portal(one.with(), one.with() / GOODS, one.with());
                }
            }
            case STOP -> {
                if (!after) {
                    stop(false);
                }
            }
            case CANCEL -> {
                if (!after) {
                    pick(one.with(), seen -> !seen.state().ended()).ifPresent(seen -> cancel(seen, 0));
                }
            }
            case DIES_BEFORE_A_COMMIT, DIES_AFTER_A_COMMIT -> {
                // The host sees to it.
            }
        }
    }

    /** So long that another replica takes the job up, and works. */
    private void sleep() {
        if (asleep) {
            return;
        }
        asleep = true;
        Map<Long, GoodsStatus> known = oracle.sleep();
        note("another replica takes over");
        pass(LEASE);
        try {
            var unused = host.run(lab.kind, this);
        } finally {
            asleep = false;
            oracle.wake(known);
        }
        note("the first one wakes");
    }

    private void pass(Duration time) {
        passTo(lab.clock.instant().plus(time));
    }

    private void passTo(Instant time) {
        List<Stray> due = strays
            .stream()
            .filter(stray -> !stray.at().isAfter(time))
            .toList();
        strays.removeAll(due);
        for (Stray stray : due) {
            lab.clock.turnTo(stray.at().isBefore(lab.clock.instant()) ? lab.clock.instant() : stray.at());
            note("a stray call arrives");
            var unused = stray.call().make();
        }
        if (time.isAfter(lab.clock.instant())) {
            lab.clock.turnTo(time);
        }
    }

    /** What Wildberries made of an upload. */
    private Oracle.Truth truth(long upload) {
        Outcome answer = untroubled(() ->
            lab.wire.call(
                shop,
                PriceMethods.UPLOADED_GOODS,
                UpstreamRequest.query(Map.of("uploadID", Long.toString(upload), "limit", "1000", "offset", "0")),
                Priority.REFRESH,
                Duration.ofSeconds(10)
            )
        );
        if (!(answer instanceof Outcome.Ok ok)) {
            throw new AssertionError("The truth cannot be had: " + answer);
        }
        JsonNode rows = JSON.readTree(ok.body()).path("data").path("historyGoods");
        Set<String> applied = new HashSet<>();
        String endpoint = wildberries
            .uploads(lab.seller)
            .stream()
            .filter(report -> report.uploadId() == upload)
            .map(UploadReport::endpoint)
            .findFirst()
            .orElseThrow();
        for (JsonNode row : rows) {
            if (row.path("status").intValue() == 2) {
                long nmId = row.path("nmID").longValue();
                applied.add(
                    switch (endpoint) {
                        case "prices-upload-size" -> nmId + "/size/" + row.path("sizeID").longValue();
                        case "prices-upload-club" -> nmId + "/club";
                        default -> Long.toString(nmId);
                    }
                );
            }
        }
        return new Oracle.Truth(!rows.isArray(), applied);
    }

    /** The trouble is for the plugin alone. */
    private Outcome untroubled(Line.Making call) {
        List<Faults.Active> troubles = lab.sandbox.control().faults();
        lab.sandbox.control().clearFaults();
        Outcome outcome = call.make();
        for (Faults.Active trouble : troubles) {
            int left = Objects.requireNonNull(trouble.rule().times()) - trouble.happened();
            lab.sandbox.control().fault(trouble.rule().times(left));
        }
        return outcome;
    }

    private List<ChangeRow> ready(long set) {
        return host
            .rows(shop, set)
            .stream()
            .map(SeenRow::row)
            .filter(row -> row.state() == RowState.READY)
            .toList();
    }

    /** An act was refused to who saw an older version, and done for others unless it cannot be. */
    private void done(Seen seen, int behind, @Nullable String refused, String... allowed) {
        note("set " + seen.id() + ": " + (refused == null ? "done" : refused));
        if (behind > 0) {
            require(refused != null, "Set %d let somebody act on an older version", seen.id());
        } else {
            require(refused == null || Set.of(allowed).contains(refused), "Set %d refuses: %s", seen.id(), refused);
        }
    }

    private Optional<Seen> pick(int number, Predicate<Seen> which) {
        List<Seen> fitting = host.ids(shop).stream().map(host::seen).filter(which).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(number % fitting.size()));
    }

    private List<String> states() {
        return host.ids(shop).stream().map(host::seen).map(Seen::toString).toList();
    }

    private long nmId(int good) {
        return goods.get(good % goods.size());
    }

    private GoodsStatus status(long nmId) {
        return wildberries.find(lab.seller, nmId).orElseThrow();
    }

    private void note(String what) {
        story.add("    " + lab.clock.instant() + " " + what);
    }

    private static void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new AssertionError(message.formatted(arguments));
        }
    }

    @Override
    public String jobId() {
        return "1";
    }

    @Override
    public ShopId shop() {
        return shop;
    }

    @Override
    public String input() {
        return "{}";
    }

    @Override
    public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {
        pass(TURN);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
