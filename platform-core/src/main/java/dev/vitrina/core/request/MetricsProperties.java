package dev.vitrina.core.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read {@code /actuator/prometheus} beside those with the permission {@code platform:metrics}.
 *
 * @param openToThisMachine whether everybody on the host's own machine may; leave it off where a proxy runs there, since whatever
 *                          comes through one that names no client looks like it comes from the machine
 */
@ConfigurationProperties("vitrina.metrics")
record MetricsProperties(@DefaultValue("false") boolean openToThisMachine) {}
