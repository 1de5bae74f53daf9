package dev.vitrina.core.job;

import java.time.Duration;

/** Recurring work of the host itself; a bean of this type runs once in the cluster each time. */
public record Chore(String name, Duration every, Runnable work) {}
