/** Connects Wildberries accounts: tokens, seller identity, hosts and their quotas. */
@NullMarked
package dev.vitrina.tokens;

import org.jspecify.annotations.NullMarked;
