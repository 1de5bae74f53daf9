import { graphql } from '@/generated/graphql/index.ts';

export const pluginSettingsFields = graphql(`
  fragment PluginSettingsFields on PluginSettings {
    plugin
    version
    changedAt
    changedBy
    items {
      name
      type
      title
      description
      defaultValue
      value
      secret
      isSet
      source
      problem
      options {
        value
        title
      }
      limits {
        minimum
        maximum
        step
        maxLength
        format
      }
    }
  }
`);

export const pluginSettings = graphql(`
  query PluginSettings($plugin: ID!) {
    pluginSettings(plugin: $plugin) {
      ...PluginSettingsFields
    }
  }
`);

export const pluginSettingsSave = graphql(`
  mutation PluginSettingsSave($input: PluginSettingsSaveInput!) {
    pluginSettingsSave(input: $input) {
      settings {
        ...PluginSettingsFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);
