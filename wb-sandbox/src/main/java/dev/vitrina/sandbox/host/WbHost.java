package dev.vitrina.sandbox.host;

import dev.vitrina.sandbox.token.TokenCategory;
import java.util.Arrays;
import java.util.Optional;

/**
 * A host of the Wildberries API. Real hosts differ by name, the sandbox's by the first path segment:
 * {@code content-api.wildberries.ru/ping} is {@code http://127.0.0.1:8081/wb-content/ping} here.
 */
public enum WbHost {
    /** Tariffs, news, seller information: a token of any category will do. */
    COMMON("wb-common"),
    CONTENT("wb-content", TokenCategory.CONTENT),
    ANALYTICS("wb-analytics", TokenCategory.ANALYTICS),
    PRICES("wb-prices", TokenCategory.PRICES),
    CALENDAR("wb-calendar", TokenCategory.PRICES),
    MARKETPLACE("wb-marketplace", TokenCategory.MARKETPLACE),
    STATISTICS("wb-statistics", TokenCategory.STATISTICS),
    ADVERT("wb-advert", TokenCategory.PROMOTION),
    FEEDBACKS("wb-feedbacks", TokenCategory.FEEDBACK),
    CHAT("wb-chat", TokenCategory.CHAT),
    SUPPLIES("wb-supplies", TokenCategory.SUPPLIES),
    RETURNS("wb-returns", TokenCategory.RETURNS),
    DOCUMENTS("wb-documents", TokenCategory.DOCUMENTS),
    FINANCE("wb-finance", TokenCategory.FINANCE),
    USERS("wb-users", TokenCategory.USERS),
    /** What the storefront asks for its pages: no token, and no contract. */
    BUYER("wb-buyer"),
    /** The public CDN: no token, no quota. */
    MEDIA("wb-media");

    private final String prefix;
    private final Optional<TokenCategory> category;

    WbHost(String prefix) {
        this.prefix = prefix;
        this.category = Optional.empty();
    }

    WbHost(String prefix, TokenCategory category) {
        this.prefix = prefix;
        this.category = Optional.of(category);
    }

    /** First path segment, and the name of the upstream in the host's configuration. */
    public String prefix() {
        return prefix;
    }

    /** The category a token needs here; empty where any token is good. */
    public Optional<TokenCategory> category() {
        return category;
    }

    /** Whether it belongs to the seller API. */
    public boolean isApi() {
        return this != MEDIA && this != BUYER;
    }

    public static Optional<WbHost> ofPrefix(String prefix) {
        return Arrays.stream(values())
            .filter(host -> host.prefix.equals(prefix))
            .findFirst();
    }
}
