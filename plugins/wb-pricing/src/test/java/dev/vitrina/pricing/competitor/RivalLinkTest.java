package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RivalLinkTest {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "123456789",
            "  123456789 ",
            "https://www.wildberries.ru/catalog/123456789/detail.aspx",
            "http://wildberries.ru/catalog/123456789/detail.aspx",
            "www.wildberries.ru/catalog/123456789",
            "wildberries.ru/catalog/123456789/",
            "HTTPS://WWW.Wildberries.RU/catalog/123456789/detail.aspx?targetUrl=MI&size=1#reviews",
            "https://www.wildberries.ru/catalog/123456789/detail.aspx?q=https://evil.example/",
            "https://m.wildberries.ru/catalog/123456789/feedbacks",
            "https://by.wildberries.ru/catalog/123456789/questions?size=5",
            "https://wb.ru/catalog/123456789/detail.aspx",
        }
    )
    void readsTheArticleOfTheUsualForms(String typed) {
        assertThat(RivalLink.read(typed)).hasValue(123_456_789);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "0",
            "-5",
            "0123",
            "12 34",
            "1234567890123456",
            "\u0661\u0662\u0663",
            "12a",
            "12;DROP TABLE rival",
            "ftp://www.wildberries.ru/catalog/1/detail.aspx",
            "javascript://www.wildberries.ru/catalog/1/detail.aspx",
            "https://evil.example/www.wildberries.ru/catalog/1/detail.aspx",
            "https://evil.example/?u=https://www.wildberries.ru/catalog/1/detail.aspx",
            "https://www.wildberries.ru.evil.example/catalog/1/detail.aspx",
            "https://evilwildberries.ru/catalog/1/detail.aspx",
            "https://evil.wildberries.ru/catalog/1/detail.aspx",
            "https://www.wildberries.ru@evil.example/catalog/1/detail.aspx",
            "https://user:pass@www.wildberries.ru/catalog/1/detail.aspx",
            "https://www.wildberries.ru:8443/catalog/1/detail.aspx",
            "https://www.wildberries.ru/catalog/1/../2/detail.aspx",
            "https://www.wildberries.ru/catalog/1%2F2/detail.aspx",
            "https://www.wildberries.ru/catalog/0/detail.aspx",
            "https://www.wildberries.ru/catalog/1/detail.aspx/../../x",
            "https://www.wildberries.ru/catalog/1/detail.aspx?a=1\nhttps://evil.example",
            "https://www.wildberries.ru/catalog/1/detail.aspx?a b",
            "https://www.wildberries.ru\\@evil.example/catalog/1",
            "https://www.wildberries.ru/brands/1",
            "https://card.wb.ru/catalog/1",
            "//www.wildberries.ru/catalog/1",
            "http://127.0.0.1/catalog/1",
        }
    )
    void refusesWhatIsNeither(String typed) {
        assertThat(RivalLink.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://www.wildberries.ru/catalog/1/detail.aspx?", "1" })
    void refusesWhatIsTooLong(String start) {
        assertThat(RivalLink.read(start + "1".repeat(2_000))).isEmpty();
    }
}
