package dev.vitrina.core.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dashboard may do in a browser.
 *
 * @param offline keep itself and what was read last there, to be read without a connection; false takes back what was kept
 */
@ConfigurationProperties("vitrina.ui")
record UiProperties(@DefaultValue("true") boolean offline) {}
