package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.chaos.ChaosOrigin.Told;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the processes of a test speak with each other. */
final class Spoken {

    private Spoken() {}

    static void write(DataOutputStream out, Told told) throws IOException {
        out.writeLong(told.version());
        out.writeUTF(told.mood().name());
        out.writeInt(told.millis());
    }

    static Told told(DataInputStream in) throws IOException {
        return new Told(in.readLong(), ChaosOrigin.Mood.valueOf(in.readUTF()), in.readInt());
    }

    static void write(DataOutputStream out, CacheAnswer<String> answer) throws IOException {
        switch (answer) {
            case CacheAnswer.Found<String>(String value, Freshness freshness) -> {
                out.writeUTF("FOUND");
                out.writeUTF(value);
                write(out, freshness);
            }
            case CacheAnswer.Absent<String>(Freshness freshness) -> {
                out.writeUTF("ABSENT");
                write(out, freshness);
            }
            case CacheAnswer.Failed<String>(Problem problem) -> {
                out.writeUTF("FAILED");
                write(out, problem);
            }
        }
    }

    static CacheAnswer<String> answer(DataInputStream in) throws IOException {
        String kind = in.readUTF();
        return switch (kind) {
            case "FOUND" -> new CacheAnswer.Found<>(in.readUTF(), freshness(in));
            case "ABSENT" -> new CacheAnswer.Absent<>(freshness(in));
            case "FAILED" -> new CacheAnswer.Failed<>(problem(in));
            default -> throw new IOException(kind);
        };
    }

    private static void write(DataOutputStream out, Freshness freshness) throws IOException {
        out.writeUTF(freshness.state().name());
        out.writeUTF(freshness.fetchedAt().toString());
        out.writeUTF(freshness.age().toString());
        out.writeUTF(freshness.expiresAt().toString());
        out.writeUTF(freshness.source().name());
        Problem problem = freshness.problem();
        out.writeBoolean(problem != null);
        if (problem != null) {
            write(out, problem);
        }
    }

    private static Freshness freshness(DataInputStream in) throws IOException {
        return new Freshness(
            Freshness.State.valueOf(in.readUTF()),
            Instant.parse(in.readUTF()),
            Duration.parse(in.readUTF()),
            Instant.parse(in.readUTF()),
            Freshness.Source.valueOf(in.readUTF()),
            in.readBoolean() ? problem(in) : null
        );
    }

    private static void write(DataOutputStream out, Problem problem) throws IOException {
        out.writeUTF(problem.kind().name());
        out.writeUTF(problem.message());
        Instant retryAt = problem.retryAt();
        out.writeUTF(retryAt == null ? "" : retryAt.toString());
    }

    private static Problem problem(DataInputStream in) throws IOException {
        FailureKind kind = FailureKind.valueOf(in.readUTF());
        String message = in.readUTF();
        return new Problem(kind, message, instant(in.readUTF()));
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
