package dev.vitrina.core.security.session;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code platform.login_throttle}. */
@Repository
class LoginThrottleStore {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(12);

    private final JdbcClient jdbc;

    LoginThrottleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts an attempt in one atomic step; empty when the subject is blocked. */
    Optional<LoginThrottle.Booking> book(LoginThrottle.Rule rule, String subject) {
        return jdbc
            .sql(
                """
                insert into platform.login_throttle as t (kind, subject, failures, last_attempt_at, blocked_until)
                values (:kind, :subject, 1, clock_timestamp(), clock_timestamp())
                on conflict (kind, subject) do update set
                    failures = case when t.last_attempt_at < clock_timestamp() - :memory * interval '1 second' then 1
                                    else t.failures + 1 end,
                    last_attempt_at = clock_timestamp(),
                    blocked_until = clock_timestamp() + case
                        when t.last_attempt_at < clock_timestamp() - :memory * interval '1 second' then interval '0'
                        when t.failures + 1 < :free then interval '0'
                        else least(:longest, :wait * power(2, least(t.failures + 1 - :free, 20))) * interval '1 second' end
                where t.blocked_until <= clock_timestamp()
                returning blocked_until
                """
            )
            .param("kind", rule.kind())
            .param("subject", subject)
            .param("memory", MEMORY.toSeconds())
            .param("free", rule.free())
            .param("wait", rule.firstWait().toSeconds())
            .param("longest", LONGEST_WAIT.toSeconds())
            .query((row, number) -> row.getObject(1, OffsetDateTime.class))
            .optional()
            .map(until -> new LoginThrottle.Booking(rule, subject, until));
    }

    long secondsBlocked(LoginThrottle.Rule rule, String subject) {
        return jdbc
            .sql(
                """
                select greatest(1, ceil(extract(epoch from blocked_until - clock_timestamp())))
                from platform.login_throttle where kind = :kind and subject = :subject
                """
            )
            .param("kind", rule.kind())
            .param("subject", subject)
            .query((row, number) -> row.getLong(1))
            .optional()
            .orElse(1L);
    }

    void clear(LoginThrottle.Booking booking) {
        jdbc
            .sql("delete from platform.login_throttle where kind = :kind and subject = :subject")
            .param("kind", booking.rule().kind())
            .param("subject", booking.subject())
            .update();
    }

    /** As if the attempt had not been; a block that another one has set stays. */
    void takeBack(LoginThrottle.Booking booking) {
        jdbc
            .sql(
                """
                update platform.login_throttle set
                    failures = greatest(0, failures - 1),
                    blocked_until = case when blocked_until = :until then clock_timestamp() else blocked_until end
                where kind = :kind and subject = :subject
                """
            )
            .param("until", booking.until())
            .param("kind", booking.rule().kind())
            .param("subject", booking.subject())
            .update();
    }

    void purge() {
        jdbc
            .sql("delete from platform.login_throttle where last_attempt_at < now() - :memory * interval '1 second'")
            .param("memory", MEMORY.toSeconds())
            .update();
    }
}
