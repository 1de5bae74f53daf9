package dev.vitrina.core.notification;

import dev.vitrina.api.job.JobState;
import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.job.JobEndListener;
import dev.vitrina.core.security.HostPermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which jobs have failed, until one of the kind ends otherwise; not where the job's plugin says so itself. */
@Component
class JobNotifications implements JobEndListener {

    private final NotificationCentre centre;

    JobNotifications(NotificationCentre centre) {
        this.centre = centre;
    }

    @Override
    public void ended(
        UUID job,
        String type,
        @Nullable ShopId shop,
        JobState state,
        @Nullable Problem problem,
        boolean told
    ) {
        String key = "job-failed " + type;
        if (state == JobState.FAILED && problem != null && !told) {
            centre.raise(NotificationSource.HOST, failed(key, type, shop, problem), job);
        } else {
            centre.of(NotificationSource.HOST).resolve(shop, key);
        }
    }

    private static Notification failed(String key, String type, @Nullable ShopId shop, Problem problem) {
        return new Notification(
            shop,
            key,
            Severity.WARNING,
            NotificationTexts.of("job-failed.title", type),
            NotificationTexts.of("job-failed.text", problem.message()),
            null,
            HostPermissions.JOBS
        );
    }
}
