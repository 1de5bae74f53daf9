package dev.vitrina.api.http;

/**
 * An HTTP address of a plugin; a bean of this type is served by the host while the plugin is. The host checks who calls before the
 * handler does: nobody gets past it without having signed in (or sent an API key) and holding the permission, for the shop of the request where it names
 * one. Calls that change something are audited.
 *
 * @param path       below {@code /api/plugins/<id>}; starts with a slash and may hold {@code {name}}s, each for one segment
 * @param permission one of the plugin's own, of the host's or of a dependency's
 * @param handler    answers
 * @param streaming  whether its answer may be of any size and take any time, as long as something of it is written at least every
 *                   so often (a minute, unless the operator says otherwise); only for GET
 */
public record HttpRoute(Method method, String path, String permission, Handler handler, boolean streaming) {
    public HttpRoute {
        if (streaming && method != Method.GET) {
            throw new IllegalArgumentException("Only a GET can be streaming");
        }
    }

    /** An answer within the host's usual bounds of time and size. */
    public HttpRoute(Method method, String path, String permission, Handler handler) {
        this(method, path, permission, handler, false);
    }

    /** What a caller may do at an address. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE,
    }

    /** Something to read. */
    public static HttpRoute get(String path, String permission, Handler handler) {
        return new HttpRoute(Method.GET, path, permission, handler);
    }

    /** Something large to read, made while it is sent: a ZIP of pictures, say. */
    public static HttpRoute stream(String path, String permission, Handler handler) {
        return new HttpRoute(Method.GET, path, permission, handler, true);
    }

    /** Something to take in. */
    public static HttpRoute post(String path, String permission, Handler handler) {
        return new HttpRoute(Method.POST, path, permission, handler);
    }

    /**
     * Answers requests. Called on a virtual thread, by many at once; interrupted when it takes longer than the host allows (30 s, unless
     * the operator says otherwise).
     */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers one.
         *
         * @throws dev.vitrina.api.error.VitrinaException for the caller: becomes a problem with the status that fits its code
         * @throws Exception                              anything else is logged, and the caller learns nothing but an id
         */
        RouteResponse answer(RouteRequest request) throws Exception;
    }
}
