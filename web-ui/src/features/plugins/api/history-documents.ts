import { graphql } from '@/generated/graphql/index.ts';

/** The trail can be asked for one act at a time only: each of them is asked for, in one question. */
export const pluginHistory = graphql(`
  query PluginHistory($first: Int!) {
    uploads: auditTrail(filter: { action: "pluginUpload" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    installs: auditTrail(filter: { action: "pluginInstall" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    enables: auditTrail(filter: { action: "pluginEnable" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    disables: auditTrail(filter: { action: "pluginDisable" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    rollBacks: auditTrail(filter: { action: "pluginRollBack" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    removes: auditTrail(filter: { action: "pluginRemove" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
    purges: auditTrail(filter: { action: "pluginPurge" }, first: $first) {
      nodes {
        ...PluginAct
      }
    }
  }
`);

export const pluginAct = graphql(`
  fragment PluginAct on AuditEntry {
    id
    at
    userEmail
    action
    input
    outcome
    code
  }
`);
