package dev.vitrina.spring.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is behind the caches of all replicas: counts its calls, fails or waits when it is told to. */
final class Origin {

    private final Map<String, Product> products = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException failure;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    record Product(String id, String name, int price) {}

    @Nullable
    Product load(String id) {
        calls.add(id);
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        RuntimeException told = failure;
        if (told != null) {
            throw told;
        }
        return products.get(id);
    }

    Product offer(String id, String name) {
        Product product = new Product(id, name, 100);
        products.put(id, product);
        return product;
    }

    void failWith(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    CountDownLatch shut() {
        gate = new CountDownLatch(1);
        return gate;
    }

    long calls(String id) {
        return calls.stream().filter(id::equals).count();
    }
}
