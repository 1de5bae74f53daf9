package dev.vitrina.core.plugin.runtime;

import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What post-processes a plugin's beans: a context inherits none of that from its parent. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
class PluginInfrastructure {}
