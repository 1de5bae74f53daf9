package dev.vitrina.api.file;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;

/**
 * A whole file in the store; maps to the GraphQL type {@code StoredFile}. A user interface asks {@code POST /api/tickets} for an
 * address from which a browser downloads {@code /api/files/<id>}.
 *
 * @param id   cannot be guessed
 * @param size bytes
 */
public record StoredFile(
    String id,
    ShopId shop,
    String name,
    String contentType,
    long size,
    Instant createdAt,
    Instant expiresAt
) {}
