package dev.vitrina.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running product. Not thread-safe; {@link #close} ends it in order. */
public final class Product implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(240);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);

    private final Launch launch;
    private final Process process;

    private Product(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /** Starts it and returns when it is ready to serve. @throws IllegalStateException with the end of its log when it does not get there */
    public static Product start(Launch launch) {
        Product product = begin(launch);
        product.awaitReady();
        return product;
    }

    /** Starts it without waiting for anything. */
    public static Product begin(Launch launch) {
        return new Product(launch, launch.begin());
    }

    public URI url() {
        return launch.url();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits for the process to end by itself. @return its exit code */
    public int awaitExit(Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("the product still runs after " + patience + ":\n" + tail());
    }

    /** SIGTERM, and SIGKILL when it does not end in time. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** All that it has printed, in this start and those before it. */
    public String output() {
        try {
            return Files.readString(launch.output(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(http)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the product ended with " + process.exitValue() + ":\n" + tail());
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the product is not ready after " + LONGEST_START + ":\n" + tail());
                }
                pause();
            }
        }
    }

    private boolean answers(HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        String output = output();
        return output.substring(Math.max(0, output.length() - 6_000));
    }
}
