package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What a strategy does with one offer, and why. */
public sealed interface Decision {
    Offer offer();

    List<Line> why();

    /** @param bent the limits that moved what the formula asked for */
    record Changed(Offer offer, Offer after, Set<Guard> bent, List<Line> why) implements Decision {
        public Changed {
            bent = Set.copyOf(bent);
            why = List.copyOf(why);
        }

        /** How far what is paid moves, in percent of the higher of both. */
        public BigDecimal step() {
            return Prices.step(offer.paid(), after.paid());
        }
    }

    /** The formula asks for what there is. */
    record Kept(Offer offer, List<Line> why) implements Decision {
        public Kept {
            why = List.copyOf(why);
        }
    }

    /** The formula asks for something else, or cannot tell, and nothing is done. */
    record Held(Offer offer, Guard by, List<Line> why) implements Decision {
        public Held {
            why = List.copyOf(why);
        }
    }
}
