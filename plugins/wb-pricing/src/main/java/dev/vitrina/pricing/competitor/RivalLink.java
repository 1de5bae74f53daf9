package dev.vitrina.pricing.competitor;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which good a link or a WB article means. Only the number is ever used: what was typed is never fetched, so nothing of it can lead a call
 * anywhere.
 */
final class RivalLink {

    private static final int LONGEST = 2_000;

    private static final Pattern ARTICLE = Pattern.compile("[1-9][0-9]{0,14}");

    /** A page of a good at one of the storefront's own names; whatever follows the path says nothing of the good. */
    private static final Pattern LINK = Pattern.compile(
        "(?i:(?:https?://)?(?:(?:www|m|by|kz|am|kg|uz)\\.)?(?:wildberries|wb)\\.ru)" +
        "/catalog/([1-9][0-9]{0,14})" +
        "(?:/(?:detail\\.aspx|feedbacks|questions)?)?" +
        "(?:[?#]\\S*)?"
    );

    private RivalLink() {}

    /** Empty for what is neither. */
    static OptionalLong read(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        if (ARTICLE.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        Matcher link = LINK.matcher(text);
        return link.matches() ? OptionalLong.of(Long.parseLong(link.group(1))) : OptionalLong.empty();
    }

    /** The page of a good, made of its number. */
    static String page(long nmId) {
        return "https://www.wildberries.ru/catalog/" + nmId + "/detail.aspx";
    }
}
