package dev.vitrina.core.change;

/** What can be done with a change set; GraphQL type {@code ChangeSetAct}. */
enum ChangeAct {
    CHECK,
    CONFIRM,
    CANCEL,
    RESCHEDULE,
    RETRY,
    ROLL_BACK,
    DELETE_ROWS,
}
