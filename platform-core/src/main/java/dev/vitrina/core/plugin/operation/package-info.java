/** What an operator can do with plugins: upload, install, enable, disable, roll back, remove, purge; over GraphQL and HTTP. */
@NullMarked
package dev.vitrina.core.plugin.operation;

import org.jspecify.annotations.NullMarked;
