/** A simulated Wildberries: API hosts, CDN, quotas and faults behind one port. */
@NullMarked
package dev.vitrina.sandbox;

import org.jspecify.annotations.NullMarked;
