/** The gateway every API call passes: route, token, category, quota, fault, endpoint. */
@NullMarked
package dev.vitrina.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
