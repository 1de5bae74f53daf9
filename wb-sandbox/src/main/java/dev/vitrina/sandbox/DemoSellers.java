package dev.vitrina.sandbox;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.SellerClock;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.token.TokenDesk;
import dev.vitrina.sandbox.token.TokenSpec;
import dev.vitrina.sandbox.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Makes the sellers of the settings and their demo tokens. */
final class DemoSellers {

    private DemoSellers() {}

    static Sellers of(SandboxSettings settings) {
        List<Seller> sellers = new ArrayList<>();
        for (SellerPlan plan : settings.sellers()) {
            int number = sellers.size();
            UUID sid = UUID.nameUUIDFromBytes((settings.seed() + " " + plan.key()).getBytes(StandardCharsets.UTF_8));
            sellers.add(
                new Seller(
                    plan.key(),
                    number,
                    plan.name(),
                    plan.tradeMark(),
                    sid,
                    1_200_300L + number * 7_919L,
                    45_600_700L + number * 104_729L,
                    plan.tin(),
                    new SellerClock(settings.clock())
                )
            );
        }
        return new Sellers(sellers);
    }

    static List<DemoToken> tokens(SandboxSettings settings, Sellers sellers, TokenDesk desk, SandboxCalendar calendar) {
        List<DemoToken> tokens = new ArrayList<>();
        for (Seller seller : sellers.all()) {
            SellerPlan plan = settings.sellers().get(seller.number());
            TokenSpec personal = TokenSpec.personal(seller, calendar.tokenExpiry());
            TokenSpec spec = switch (plan.token()) {
                case PERSONAL -> personal;
                case BASE -> personal.withType(TokenType.BASE);
                case EXPIRED -> personal.withExpiry(calendar.longAgo());
            };
            String type = plan.token().name().toLowerCase(Locale.ROOT);
            tokens.add(new DemoToken(seller.name(), plan.cards(), type, desk.issuer().issue(spec)));
        }
        return tokens;
    }
}
