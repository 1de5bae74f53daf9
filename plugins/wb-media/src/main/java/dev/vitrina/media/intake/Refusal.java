package dev.vitrina.media.intake;

/** Why a file is not taken; maps to the GraphQL enum {@code MediaRefusal}. */
enum Refusal {
    NOT_A_PICTURE,
    BROKEN,
    POLYGLOT,
    ANIMATED,
    TOO_SMALL,
    TOO_MANY_PIXELS,
    TOO_LARGE,
    DUPLICATE,
    TOO_MANY,
    UNSAFE_NAME,
    UNREADABLE_NAME,
    SYMBOLIC_LINK,
    NESTED_ARCHIVE,
    BOMB,
    ENCRYPTED,
    DOUBLE_NAME,
    AMBIGUOUS_NAME,
}
