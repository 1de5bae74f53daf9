/** What several tests of the host share. */
package dev.vitrina.core.testing;
