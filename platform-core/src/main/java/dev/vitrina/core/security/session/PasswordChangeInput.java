package dev.vitrina.core.security.session;

/** GraphQL input of the same name; no record, because {@code new} is a word of Java. */
final class PasswordChangeInput {

    private String current = "";
    private String fresh = "";

    String current() {
        return current;
    }

    String fresh() {
        return fresh;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public void setNew(String fresh) {
        this.fresh = fresh;
    }
}
