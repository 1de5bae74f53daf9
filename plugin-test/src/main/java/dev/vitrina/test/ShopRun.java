package dev.vitrina.test;

import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import org.jspecify.annotations.Nullable;

/** A run of a shop's job as its schedule starts it, whose progress nobody follows and which nobody cancels. */
public record ShopRun(ShopId shop) implements JobRun {
    @Override
    public String jobId() {
        return "1";
    }

    @Override
    public String input() {
        return "{}";
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {}
}
