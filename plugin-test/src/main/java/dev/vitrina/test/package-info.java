/**
 * The test kit for plugins: {@link dev.vitrina.test.PluginTest} starts a real host with the plugin from its build directory, on a
 * real PostgreSQL, before the simulated Wildberries.
 */
@NullMarked
package dev.vitrina.test;

import org.jspecify.annotations.NullMarked;
