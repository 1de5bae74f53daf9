package dev.vitrina.core.plugin.setting;

import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts the settings of plugins together. */
@Configuration(proxyBeanMethods = false)
class SettingConfiguration {

    @Bean
    SettingsSchemaReader settingsSchemaReader() {
        return new SettingsSchemaReader();
    }

    @Bean
    OperatorSettings operatorSettings(PluginProperties properties) {
        return new OperatorSettings(properties);
    }

    @Bean
    SettingSecrets settingSecrets(Vault vault) {
        return new SettingSecrets(vault);
    }

    @Bean
    SettingStore settingStore(JdbcClient jdbc) {
        return new SettingStore(jdbc, JsonMapper.shared());
    }

    @Bean
    PluginSettings pluginSettings(SettingsSchemaReader reader, OperatorSettings operator, SettingSecrets secrets) {
        return new PluginSettings(reader, operator, secrets);
    }

    @Bean
    SettingsFeed settingsFeed(SettingStore store, PluginSettings settings) {
        return new SettingsFeed(store, settings);
    }

    @Bean
    SettingChanges settingChanges(
        SettingStore store,
        SettingsSchemaReader reader,
        OperatorSettings operator,
        SettingSecrets secrets,
        SettingsFeed feed,
        PlatformTransactionManager transactions
    ) {
        return new SettingChanges(store, reader, operator, secrets, feed, new TransactionTemplate(transactions));
    }
}
