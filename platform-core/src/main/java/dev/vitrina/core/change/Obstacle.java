package dev.vitrina.core.change;

/** Why the caller cannot confirm a set that is checked; GraphQL type {@code ChangeSetObstacle}, and the code of the refusal. */
enum Obstacle {
    NEEDS_ANOTHER_PERSON,
    TOO_MANY_ROWS,
    PLUGIN_AWAY,
}
