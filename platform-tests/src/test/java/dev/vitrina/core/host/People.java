package dev.vitrina.core.host;

import java.util.List;

/** Makes users through the API, as an administrator does. */
public final class People {

    public static final String PASSWORD = "a password for tests";

    private final Client admin;

    public People(int port) {
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    public Client admin() {
        return admin;
    }

    /** Returns the email. */
    public String create(String email, String role, String... grants) {
        Client.Answer answer = admin.graphql(
            "mutation { userCreate(input: {email: \"%s\", name: \"Someone\", password: \"%s\", role: %s, grants: [%s]}) { user { id } errors { code message path } } }".formatted(
                email,
                PASSWORD,
                role,
                String.join(",", grants)
            )
        );
        if (!answer.codes("userCreate").isEmpty()) {
            throw new IllegalStateException(answer.http().body());
        }
        return email;
    }

    public List<String> update(String email, String changes) {
        return admin
            .graphql(
                "mutation { userUpdate(input: {id: \"%s\", %s}) { user { id } errors { code } } }".formatted(
                    id(email),
                    changes
                )
            )
            .codes("userUpdate");
    }

    public String id(String email) {
        return admin
            .graphql("{ users(search: \"%s\") { items { id } } }".formatted(email))
            .data("users")
            .path("items")
            .path(0)
            .path("id")
            .asString();
    }
}
