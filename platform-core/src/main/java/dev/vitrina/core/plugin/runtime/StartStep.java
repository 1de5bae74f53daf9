package dev.vitrina.core.plugin.runtime;

/** What is done to start a plugin, in this order. */
public enum StartStep {
    /** Its package is read. */
    READ,
    /** Its class loader is made. */
    LOAD,
    /** Its tables are brought up to date. */
    MIGRATE,
    /** Its Spring context starts. */
    CONTEXT,
    /** Gateway, jobs, events and health take what it contributes. */
    CONTRIBUTE,
    /** Its GraphQL becomes part of the schema. */
    COMPOSE,
    /** It is told that it is in service. */
    START,
}
