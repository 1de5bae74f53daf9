/** Calls to upstream APIs: hosts, endpoints and quotas as data, one gateway, and a sealed outcome. */
@NullMarked
package dev.vitrina.api.upstream;

import org.jspecify.annotations.NullMarked;
