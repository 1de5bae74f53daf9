package dev.vitrina.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who reads metrics without a permission. */
class MetricsAccessTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/prometheus");

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "::1" })
    void aCallerOnThisMachineIsLetInOnlyWhereTheOperatorSaysSo(String address) {
        request.setRemoteAddr(address);

        assertThat(isOpen(true)).isTrue();
        assertThat(isOpen(false)).isFalse();
    }

    @Test
    void aCallerElsewhereNeverIs() {
        request.setRemoteAddr("10.0.0.7");

        assertThat(isOpen(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via" })
    void whatAProxyOnThisMachinePassesOnNeverIs(String header) {
        request.setRemoteAddr("127.0.0.1");
        request.addHeader(header, "1.1 proxy");

        assertThat(isOpen(true)).isFalse();
    }

    private boolean isOpen(boolean openToThisMachine) {
        return new MetricsAccess(new NobodyMay(), new MetricsProperties(openToThisMachine))
            .authorize(() -> null, new RequestAuthorizationContext(request))
            .isGranted();
    }

    private static final class NobodyMay implements AccessRules {

        @Override
        public boolean permits(Caller caller, String permission, @Nullable ShopId shop) {
            return false;
        }

        @Override
        public boolean isOfShops(String permission) {
            return true;
        }

        @Override
        public Set<String> permissions(Caller caller, @Nullable ShopId shop) {
            return Set.of();
        }
    }
}
