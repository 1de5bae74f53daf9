package dev.vitrina.pricing.competitor;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.competitor.CompetitorViews.GoodView;
import dev.vitrina.pricing.competitor.RivalTable.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Which rivals are watched, and the wish to look at them now. */
@Controller
public final class CompetitorChanges {

    private static final int LONGEST_TEXT = 500_000;
    private static final Pattern ARTICLE = Pattern.compile("[1-9][0-9]{0,14}");

    private final Attachments attachments;
    private final RivalStore rivals;
    private final Storefront storefront;
    private final Undercuts undercuts;
    private final CompetitorViews views;
    private final CompetitorSettings settings;
    private final Jobs jobs;
    private final Texts texts;

    public CompetitorChanges(
        Attachments attachments,
        RivalStore rivals,
        Storefront storefront,
        Undercuts undercuts,
        CompetitorViews views,
        CompetitorSettings settings,
        Jobs jobs,
        Texts texts
    ) {
        this.attachments = attachments;
        this.rivals = rivals;
        this.storefront = storefront;
        this.undercuts = undercuts;
        this.views = views;
        this.settings = settings;
        this.jobs = jobs;
        this.texts = texts;
    }

    /** Maps to {@code PricingRivalsAttachInput}. */
    public record AttachInput(String text) {}

    /** Maps to {@code PricingRivalInput}. */
    public record RivalInput(String nmId, String rival, @Nullable String note) {}

    /** Maps to {@code PricingRivalsLookInput}. */
    public record LookInput(String nmId) {}

    /** Maps to {@code PricingRivalsAttachPayload}. */
    record AttachPayload(int added, int already, List<Fault> leftOut, List<UserError> errors) {
        AttachPayload {
            leftOut = List.copyOf(leftOut);
            errors = List.copyOf(errors);
        }
    }

    /** Maps to {@code PricingRivalPayload}. */
    record RivalPayload(boolean done, List<UserError> errors) {
        RivalPayload {
            errors = List.copyOf(errors);
        }
    }

    /** Maps to {@code PricingRivalsLookPayload}. */
    record LookPayload(@Nullable GoodView good, @Nullable Problem problem, List<UserError> errors) {
        LookPayload {
            errors = List.copyOf(errors);
        }
    }

    @MutationMapping
    public AttachPayload pricingRivalsAttach(ShopContext shop, Actor actor, @Argument AttachInput input) {
        if (input.text().isBlank() || input.text().length() > LONGEST_TEXT) {
            return new AttachPayload(0, 0, List.of(), List.of(error("TEXT_LENGTH", "text")));
        }
        Attachments.Attached attached = attachments.attach(shop.id(), input.text(), actor.email());
        if (attached.added() > 0 && settings.isOn()) {
            CompetitorJob.start(jobs, shop.id());
        }
        boolean nothing = attached.added() + attached.already() == 0;
        return new AttachPayload(
            attached.added(),
            attached.already(),
            attached.leftOut(),
            nothing ? List.of(error("NOTHING_TO_ATTACH", "text")) : List.of()
        );
    }

    @MutationMapping
    public RivalPayload pricingRivalDetach(ShopContext shop, @Argument RivalInput input) {
        List<UserError> errors = faults(input);
        if (!errors.isEmpty()) {
            return new RivalPayload(false, errors);
        }
        boolean done = rivals.detach(shop.id(), Long.parseLong(input.nmId()), Long.parseLong(input.rival()));
        if (done && settings.isOn()) {
            undercuts.find(shop.id());
        }
        return told(done);
    }

    @MutationMapping
    public RivalPayload pricingRivalNote(ShopContext shop, @Argument RivalInput input) {
        List<UserError> errors = faults(input);
        String note = input.note() == null ? "" : input.note().strip();
        if (note.length() > RivalTable.LONGEST_NOTE) {
            errors.add(error("NOTE_LENGTH", "note"));
        }
        return errors.isEmpty()
            ? told(rivals.note(shop.id(), Long.parseLong(input.nmId()), Long.parseLong(input.rival()), note))
            : new RivalPayload(false, errors);
    }

    /** Reads the rivals of one good now, unless that was done just before. */
    @MutationMapping
    public LookPayload pricingRivalsLook(ShopContext shop, @Argument LookInput input) {
        if (!settings.isOn()) {
            return new LookPayload(null, null, List.of(error("COMPETITORS_OFF")));
        }
        if (!ARTICLE.matcher(input.nmId()).matches()) {
            return new LookPayload(null, null, List.of(error("NM_ID_INVALID", "nmId")));
        }
        long nmId = Long.parseLong(input.nmId());
        List<RivalStore.Row> rows = rivals.of(shop.id(), List.of(nmId)).getOrDefault(nmId, List.of());
        if (rows.isEmpty()) {
            return new LookPayload(null, null, List.of(error("RIVAL_UNKNOWN", "nmId")));
        }
        return look(shop.id(), nmId, rows);
    }

    private LookPayload look(ShopId shop, long nmId, List<RivalStore.Row> rows) {
        List<Long> asked = new ArrayList<>(rows.stream().map(RivalStore.Row::rival).toList());
        asked.add(nmId);
        Optional<Problem> problem = storefront.look(shop, asked);
        undercuts.find(shop);
        GoodView good = views.of(shop, List.of(nmId)).stream().findFirst().orElse(null);
        return new LookPayload(good, problem.orElse(null), List.of());
    }

    private RivalPayload told(boolean done) {
        return new RivalPayload(done, done ? List.of() : List.of(error("RIVAL_UNKNOWN", "rival")));
    }

    private List<UserError> faults(RivalInput input) {
        List<UserError> errors = new ArrayList<>();
        if (!ARTICLE.matcher(input.nmId()).matches()) {
            errors.add(error("NM_ID_INVALID", "nmId"));
        }
        if (!ARTICLE.matcher(input.rival()).matches()) {
            errors.add(error("NM_ID_INVALID", "rival"));
        }
        return errors;
    }

    private UserError error(String code, String... path) {
        return UserError.at(code, texts.of("competitor.error." + code), path);
    }
}
