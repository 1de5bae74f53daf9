package dev.vitrina.core.job;

/**
 * What one must hold, beside {@code platform:jobs}, to cancel or repeat jobs of a kind: repeating a job is doing it.
 *
 * @param type of the job
 */
public record JobRight(String type, String permission) {}
