package dev.vitrina.core.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The host's own permissions. Only an ADMIN holds them, but for {@link #JOBS}, {@link #VIEWS} and {@link #SENDING}, which belong to a shop's MANAGER as well. */
@Component
public class HostPermissions implements PermissionSource {

    /** Manages users and their grants. */
    public static final String USERS = "platform:users";
    /** Reads the audit trail. */
    public static final String AUDIT = "platform:audit";
    /** Stops jobs and starts them again, in the shops where the caller holds it. */
    public static final String JOBS = "platform:jobs";
    /** Changes the views of lists that the team of a shop shares. */
    public static final String VIEWS = "platform:views";
    /** Stops all sending of changes in a shop at once, and lets it go on. */
    public static final String SENDING = "platform:sending";
    /** Changes how endpoints are cached, for all shops. */
    public static final String CACHE = "platform:cache";
    /** Installs, upgrades and removes plugins. */
    public static final String PLUGINS = "platform:plugins";
    /** Reads the metrics from another machine. */
    public static final String METRICS = "platform:metrics";
    /** Writes GraphQL requests of their own, and reads the schema. */
    public static final String DEVELOPER = "platform:developer";

    private static final Set<String> OF_A_SHOP = Set.of(JOBS, VIEWS, SENDING, DEVELOPER);

    @Override
    public List<PermissionDeclaration> permissions() {
        return List.of(
            declared(
                USERS,
                "Manage users, their roles and grants",
                "Управлять пользователями, их ролями и доступом",
                "管理用户及其角色与权限"
            ),
            declared(AUDIT, "Read the audit trail", "Читать журнал действий", "查看审计日志"),
            declared(
                JOBS,
                "Stop jobs of a shop and start them again",
                "Останавливать задачи магазина и запускать их снова",
                "停止和重新启动店铺的任务",
                Role.MANAGER
            ),
            declared(
                VIEWS,
                "Share views of lists with the team of a shop",
                "Делиться видами списков с командой магазина",
                "与店铺团队共享列表视图",
                Role.MANAGER
            ),
            declared(
                SENDING,
                "Stop all sending of a shop's changes at once, and let it go on",
                "Останавливать сразу всю отправку изменений магазина и продолжать её",
                "立即停止店铺全部变更的发送，以及恢复发送",
                Role.MANAGER
            ),
            declared(
                CACHE,
                "See and change how endpoints are cached",
                "Смотреть и менять, как кэшируются ответы",
                "查看和修改接口的缓存方式"
            ),
            declared(
                METRICS,
                "Read the metrics from another machine",
                "Читать метрики с другой машины",
                "从其他机器读取监控指标"
            ),
            declared(
                DEVELOPER,
                "Write GraphQL requests of your own and read the schema",
                "Писать собственные запросы GraphQL и читать схему",
                "编写自己的 GraphQL 请求并查看架构"
            ),
            declared(
                PLUGINS,
                "Install, upgrade and remove plugins",
                "Устанавливать, обновлять и удалять плагины",
                "安装、升级和移除插件"
            )
        );
    }

    private static PermissionDeclaration declared(
        String id,
        String english,
        String russian,
        String chinese,
        Role... besideAdmin
    ) {
        Set<Role> roles = EnumSet.of(Role.ADMIN, besideAdmin);
        return new PermissionDeclaration(
            id,
            Map.of("en", english, "ru", russian, "zh", chinese),
            roles,
            null,
            OF_A_SHOP.contains(id)
        );
    }
}
