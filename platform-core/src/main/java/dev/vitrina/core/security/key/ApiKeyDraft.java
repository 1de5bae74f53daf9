package dev.vitrina.core.security.key;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a key to be, field by field, and collects every objection. For one input and one thread. */
final class ApiKeyDraft {

    private static final int MAX_NAME = 100;

    private final List<UserError> errors = new ArrayList<>();

    List<UserError> errors() {
        return List.copyOf(errors);
    }

    String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            refuse("INVALID_NAME", "The name must have 1 to %d characters".formatted(MAX_NAME), "name");
        }
        return stripped;
    }

    /**
     * @param held     what the owner may do
     * @param possible of it, what a key of this kind may do
     */
    List<String> scopes(List<String> wanted, Set<String> held, Set<String> possible) {
        if (wanted.isEmpty()) {
            refuse("NO_SCOPE", "Choose what the key may do", "scopes");
        }
        for (int i = 0; i < wanted.size(); i++) {
            String scope = wanted.get(i);
            if (!held.contains(scope)) {
                refuse("SCOPE_NOT_HELD", "You do not have this permission yourself", "scopes", Integer.toString(i));
            } else if (!possible.contains(scope)) {
                String message = scope + " is not about shops: choose no shops, or leave it out";
                refuse("SCOPE_NOT_OF_SHOPS", message, "scopes", Integer.toString(i));
            }
        }
        return wanted.stream().distinct().sorted().toList();
    }

    List<ShopId> shops(@Nullable List<String> wanted, Caller owner, ShopDirectory directory) {
        List<ShopId> shops = new ArrayList<>();
        for (int i = 0; wanted != null && i < wanted.size(); i++) {
            Optional<ShopId> shop = shop(wanted.get(i), owner, directory);
            if (shop.isEmpty()) {
                refuse("UNKNOWN_SHOP", "This is no shop of yours", "shopIds", Integer.toString(i));
            }
            shop.ifPresent(shops::add);
        }
        return shops.stream().distinct().toList();
    }

    @Nullable
    Instant expiry(@Nullable Instant wanted, Instant now) {
        if (wanted != null && !wanted.isAfter(now)) {
            refuse("EXPIRY_PAST", "The key would have expired already", "expiresAt");
        }
        return wanted;
    }

    @Nullable
    Integer requestsPerMinute(@Nullable Integer wanted, int most) {
        if (wanted != null && (wanted < 1 || wanted > most)) {
            refuse("INVALID_RATE", "Use 1 to %d requests a minute".formatted(most), "requestsPerMinute");
        }
        return wanted;
    }

    private static Optional<ShopId> shop(String id, Caller owner, ShopDirectory directory) {
        try {
            ShopId shop = ShopId.parse(id);
            return owner.mayEnter(shop) && directory.find(shop).isPresent() ? Optional.of(shop) : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private void refuse(String code, String message, String... path) {
        errors.add(UserError.at(code, message, path));
    }
}
