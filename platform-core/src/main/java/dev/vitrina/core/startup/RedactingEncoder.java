package dev.vitrina.core.startup;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Removes tokens from what is about to be written to a log, by their looks and wherever they stand: in a message, an exception,
 * the log context. Wildberries' tokens and our access tokens are JWTs, so they begin with {@code eyJ} ({@code {"} in Base64);
 * our refresh tokens and API keys begin with {@code vtr_}.
 */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {

    private static final Pattern TOKEN = Pattern.compile(
        "eyJ[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+)*+|vtr_[A-Za-z0-9_-]{20,}+"
    );
    private static final String REDACTED = "[token removed]";

    private final Encoder<ILoggingEvent> plain;

    RedactingEncoder(Encoder<ILoggingEvent> plain) {
        this.plain = plain;
    }

    @Override
    public byte[] headerBytes() {
        return plain.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] line = plain.encode(event);
        String text = new String(line, StandardCharsets.UTF_8);
        return text.contains("eyJ") || text.contains("vtr_")
            ? TOKEN.matcher(text).replaceAll(REDACTED).getBytes(StandardCharsets.UTF_8)
            : line;
    }

    @Override
    public byte[] footerBytes() {
        return plain.footerBytes();
    }
}
