/** Files of declared public hosts, such as pictures of a CDN: fetched by the host for plugins, streamed, within bounds. */
@NullMarked
package dev.vitrina.api.download;

import org.jspecify.annotations.NullMarked;
