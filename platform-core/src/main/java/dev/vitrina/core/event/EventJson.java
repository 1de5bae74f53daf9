package dev.vitrina.core.event;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/**
 * Facts as JSON. A mapper keeps what it learned of a class, and with it the class's loader; so a plugin's own events get a mapper
 * that is thrown away, and only the host's and the API's share one.
 */
final class EventJson {

    private final JsonMapper shared = fresh();

    String write(DomainEvent event) {
        return mapper(event.getClass()).writeValueAsString(event);
    }

    <E extends DomainEvent> E read(Class<E> type, String payload) {
        return mapper(type).readValue(payload, type);
    }

    /** The shop a fact is about: the first component of that type. */
    static Optional<ShopId> shop(DomainEvent event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        return components == null
            ? Optional.empty()
            : Arrays.stream(components)
                .filter(component -> component.getType() == ShopId.class)
                .findFirst()
                .map(component -> value(component, event));
    }

    private static ShopId value(RecordComponent component, DomainEvent event) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return (ShopId) accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot read the shop of a " + event.getClass().getName(), e);
        }
    }

    private JsonMapper mapper(Class<?> type) {
        return type.getClassLoader() == DomainEvent.class.getClassLoader() ? shared : fresh();
    }

    private static JsonMapper fresh() {
        return JsonMapper.builder().typeFactory(TypeFactory.createDefaultInstance()).build();
    }
}
