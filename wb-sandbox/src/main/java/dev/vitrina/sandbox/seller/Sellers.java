package dev.vitrina.sandbox.seller;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All sellers of one sandbox, in order. Immutable. */
public final class Sellers {

    private final List<Seller> all;
    private final Map<UUID, Seller> bySid;

    public Sellers(List<Seller> all) {
        this.all = List.copyOf(all);
        this.bySid = all.stream().collect(Collectors.toUnmodifiableMap(Seller::sid, Function.identity()));
    }

    public List<Seller> all() {
        return all;
    }

    public Optional<Seller> bySid(UUID sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /**
     * The seller with this key, sid or name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Seller named(String reference) {
        return all
            .stream()
            .filter(seller -> seller.answersTo(reference))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no seller " + reference));
    }
}
