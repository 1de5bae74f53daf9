package dev.vitrina.api.event;

/**
 * A fact. An implementation is a record that Jackson can write and read; it is stored until every listener has had it. Only
 * events of {@code plugin-api} cross plugin borders.
 */
public interface DomainEvent {}
