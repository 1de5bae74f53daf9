package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.spring.cache.Origin.Product;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    @Test
    void annotatedMethodsGoOnWithoutPostgresAndOnlyWhatMustReachTheOthersFails() {
        try (Replicas replicas = new Replicas()) {
            Shop shop = replicas.start("cache.engine.defaults.coherence=eventual").getBean(Shop.class);
            Origin origin = replicas.origin();
            Product kept = origin.offer("kept", "chair");
            shop.find("kept");
            Databases.close(replicas.database());
            Product later = origin.offer("later", "table");

            assertThat(shop.find("kept")).isEqualTo(kept);
            assertThat(shop.find("later")).isEqualTo(later);
            assertThat(shop.findPlain("later")).isEqualTo(later);
            assertThat(shop.findPlain("later")).isEqualTo(later);
            assertThat(origin.calls("kept")).isOne();
            assertThat(origin.calls("later")).isEqualTo(2);
            assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> shop.forget("kept"));
            assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> shop.save(kept));
        }
    }
}
