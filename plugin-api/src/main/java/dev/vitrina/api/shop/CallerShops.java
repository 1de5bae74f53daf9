package dev.vitrina.api.shop;

import java.util.List;

/**
 * The shops of the request's caller. A controller method that declares a parameter of this type needs no {@code X-Shop-Id}: for a field
 * that looks across shops. Such a field is {@code @authenticated}, and takes only the shops that this gives.
 */
public interface CallerShops {
    /**
     * Those in which the caller holds the permission, by id; of an API key, no more than the key allows.
     *
     * @throws dev.vitrina.api.error.VitrinaException {@code UNAUTHENTICATED} when nobody is signed in
     */
    List<Shop> with(String permission);
}
