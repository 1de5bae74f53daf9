package dev.vitrina.core.notification;

/** Whose a notification is: a plugin's, by its id, or the host's. */
final class NotificationSource {

    /** No plugin has this id. */
    static final String HOST = "platform";

    private NotificationSource() {}
}
