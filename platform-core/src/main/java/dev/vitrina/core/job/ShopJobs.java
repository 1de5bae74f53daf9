package dev.vitrina.core.job;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopDisconnected;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs follow the shops: a new one gets its first runs at once, a removed one leaves nothing. */
@Configuration(proxyBeanMethods = false)
class ShopJobs {

    @Bean
    EventListener<ShopConnected> scheduleJobsOfNewShop(JobScheduler scheduler) {
        return new OnConnected(scheduler);
    }

    @Bean
    EventListener<ShopDisconnected> forgetJobsOfRemovedShop(
        JobStore store,
        JobSchedules schedules,
        RunningJobs running
    ) {
        return new OnDisconnected(store, schedules, running);
    }

    private record OnConnected(JobScheduler scheduler) implements EventListener<ShopConnected> {
        @Override
        public Class<ShopConnected> eventType() {
            return ShopConnected.class;
        }

        @Override
        public void on(ShopConnected event) {
            scheduler.reconcileNow();
        }
    }

    private record OnDisconnected(JobStore store, JobSchedules schedules, RunningJobs running) implements
        EventListener<ShopDisconnected> {
        @Override
        public Class<ShopDisconnected> eventType() {
            return ShopDisconnected.class;
        }

        /** A run under way finds its row gone at the next tick and stops. */
        @Override
        public void on(ShopDisconnected event) {
            schedules.forget(event.shopId());
            store.forget(event.shopId()).forEach(running::cancel);
        }
    }
}
