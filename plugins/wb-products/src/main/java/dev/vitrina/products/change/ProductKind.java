package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.Reason;
import java.util.Locale;
import java.util.Optional;

/** What all kinds of this plugin have in common: who may, what they are called, where a card is shown. */
abstract class ProductKind implements ChangeKind {

    static final String PREFIX = "wb-products.";
    static final String WRITE = "wb-products:write";
    static final String READ = "wb-products:read";

    private final String name;
    private final KindTexts texts;

    ProductKind(String name, KindTexts texts) {
        this.name = name;
        this.texts = texts;
    }

    @Override
    public final String id() {
        return PREFIX + name;
    }

    @Override
    public final String permission() {
        return WRITE;
    }

    @Override
    public final String readPermission() {
        return READ;
    }

    @Override
    public final String title(Locale language) {
        return texts.title(name, language);
    }

    @Override
    public final String fieldName(String field, Locale language) {
        return texts.field(field, language);
    }

    @Override
    public final String explain(Reason reason, Locale language) {
        return texts.explain(reason, language);
    }

    @Override
    public Optional<String> page(String key) {
        return Optional.of("/products/" + key);
    }
}
