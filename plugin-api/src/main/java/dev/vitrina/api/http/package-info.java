/** Plain HTTP below {@code /api/plugins/<id>}, for what GraphQL is no good at: files, exports, imports. */
@NullMarked
package dev.vitrina.api.http;

import org.jspecify.annotations.NullMarked;
