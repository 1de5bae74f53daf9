package dev.vitrina.core.plugin;

import java.nio.file.Path;

/** A plugin with a field for everything a field may do to its host. */
final class ProbePlugin {

    private ProbePlugin() {}

    static String in(Path directory) {
        return plugin().in(directory);
    }

    static TestPlugin plugin() {
        return TestPlugin.named("probe")
            .manifest("data: true")
            .resource("db/changelog.yaml", CHANGELOG)
            .graphql(SDL)
            .java("Config", CONFIG)
            .java("Probes", PROBES)
            .java(
                "Node",
                "record Node(int id) { public Node child() { return new Node(id + 1); } public List<Node> children() { return List.of(child()); } }"
            )
            .java("Filter", "record Filter(String text, int size) {}")
            .java("Notes", NOTES)
            .java("NoteChanges", NOTE_CHANGES);
    }

    private static final String SDL = """
        extend type Query {
          probe(text: String, size: Int = 5, filter: ProbeFilter, at: DateTime, big: Long, any: JSON): String @requiresPermission(permission: "probe:use")
          probeFail(how: String!): String @requiresPermission(permission: "probe:use")
          probeNode: ProbeNode @requiresPermission(permission: "probe:use")
          probeNodes(first: Int = 50): [ProbeNode!]! @requiresPermission(permission: "probe:use")
          probeCostly: String @cost(weight: 1000000) @requiresPermission(permission: "probe:use")
          probeShop: String @requiresPermission(permission: "probe:use")
          probeThread: [String!]! @requiresPermission(permission: "probe:use")
          probeNotes: Int! @requiresPermission(permission: "probe:use")
          probeSecrets: [String!]! @requiresPermission(permission: "probe:use")
          probeAnybody: String @authenticated
        }
        extend type Mutation {
          probeNote(fail: Boolean!): Int! @requiresPermission(permission: "probe:use")
          probeChange(shopId: ID!): ID! @requiresPermission(permission: "probe:use")
        }
        extend type Subscription {
          probeCount(to: Int!, fail: Boolean! = false): Int! @requiresPermission(permission: "probe:use")
        }
        input ProbeFilter {
          text: String
          size: Int = 7
        }
        type ProbeNode {
          id: Int!
          child: ProbeNode
          children(first: Int = 10): [ProbeNode!]!
          name: String!
        }
        """;

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: "1"
              author: test
              changes:
                - sql: {sql: "create table note (id int generated always as identity, text text)"}
        """;

    private static final String CONFIG = """
        @Configuration class Config {
          @Bean Notes notes(JdbcClient jdbc) { return new Notes(jdbc); }
          @Bean Probes probes(Notes notes, PluginContext context, org.springframework.core.env.Environment environment, ChangeSets changes) {
            return new Probes(notes, context, environment, changes);
          }
          @Bean NoteChanges noteChanges() { return new NoteChanges(); }
        }
        """;

    private static final String NOTES = """
        class Notes {
          private final JdbcClient jdbc;
          Notes(JdbcClient jdbc) { this.jdbc = jdbc; }
          @Transactional int write(boolean fail) {
            jdbc.sql("insert into note (text) values ('x')").update();
            if (fail) throw new IllegalStateException("rolled back");
            return count();
          }
          int count() { return jdbc.sql("select count(*) from note").query(Integer.class).single(); }
        }
        """;

    private static final String NOTE_CHANGES = """
        class NoteChanges implements ChangeKind {
          @Override public String id() { return "probe.notes"; }
          @Override public String permission() { return "probe:use"; }
          @Override public String title(Locale language) { return "Notes"; }
          @Override public int batchSize() { return 10; }
          @Override public CheckResult check(ShopId shop, List<ChangeRow> rows) {
            String loader = Thread.currentThread().getContextClassLoader().toString();
            return new CheckResult.Checked(rows.stream()
                .map(row -> CheckedRow.of(row, row.fields(), List.of(Finding.info("LOADER", loader, null)))).toList());
          }
          @Override public SendResult send(ShopId shop, ChangeBatch batch, dev.vitrina.cache.Priority priority) {
            throw new IllegalStateException("not here");
          }
          @Override public FollowResult follow(ShopId shop, List<ChangeRow> rows) { return new FollowResult.Looked(Map.of()); }
        }
        """;

    private static final String PROBES = """
        @Controller class Probes {
          private final Notes notes;
          private final PluginContext context;
          private final org.springframework.core.env.Environment environment;
          private final ChangeSets changes;
          Probes(Notes notes, PluginContext context, org.springframework.core.env.Environment environment, ChangeSets changes) {
            this.notes = notes; this.context = context; this.environment = environment; this.changes = changes;
          }
          @MutationMapping String probeChange(@Argument String shopId, dev.vitrina.api.user.Actor actor) {
            ShopId shop = ShopId.parse(shopId);
            var row = new DraftRow("1", "A note", "{}", List.of(new FieldChange("text", null, "\\"new\\"")));
            ChangeSetId id = changes.create(new ChangeSetDraft(shop, "probe.notes", "Notes", "probe", null, actor), List.of(row));
            changes.check(shop, id);
            return id.toString();
          }
          @QueryMapping String probe(@Argument String text, @Argument int size, @Argument Filter filter, @Argument java.time.Instant at,
              @Argument Long big, @Argument Object any) {
            return text + " " + size + " " + filter + " " + at + " " + big + " " + any;
          }
          @QueryMapping String probeFail(@Argument String how) {
            throw switch (how) {
              case "typed" -> new VitrinaException(ErrorCode.CONFLICT, "Busy", Map.of("retryAfterSeconds", 3));
              case "linkage" -> throwLinkage();
              case "load" -> new dev.vitrina.cache.CacheLoadException(new dev.vitrina.cache.Problem(
                  dev.vitrina.cache.FailureKind.RATE_LIMITED, "Used up", java.time.Instant.now().plusSeconds(60)));
              default -> new IllegalStateException("secret of the plugin");
            };
          }
          private static RuntimeException throwLinkage() { throw new NoSuchMethodError("gone"); }
          @QueryMapping Node probeNode() { return new Node(0); }
          @QueryMapping List<Node> probeNodes(@Argument int first) {
            return java.util.stream.IntStream.range(0, first).mapToObj(Node::new).toList();
          }
          @BatchMapping(typeName = "ProbeNode") Map<Node, String> name(List<Node> nodes) {
            Map<Node, String> names = new HashMap<>();
            nodes.forEach(node -> names.put(node, node.id() + " of " + nodes.size()));
            return names;
          }
          @QueryMapping String probeCostly() { return "dear"; }
          @QueryMapping String probeAnybody() { return "hello"; }
          @QueryMapping String probeShop(ShopContext shop) { return shop.shop().sellerName(); }
          @QueryMapping int probeNotes() { return notes.count(); }
          @QueryMapping List<String> probeThread() {
            Thread thread = Thread.currentThread();
            return List.of(thread.getContextClassLoader().toString(), String.valueOf(org.slf4j.MDC.get("plugin")), thread.isVirtual() + "");
          }
          @QueryMapping List<String> probeSecrets() {
            List<String> found = new ArrayList<>();
            for (String name : List.of("spring.datasource.password", "vitrina.security.master-key", "PATH", "user.home")) {
              if (environment.getProperty(name) != null) found.add(name);
            }
            for (String name : List.of("com.zaxxer.hikari.HikariDataSource", "org.postgresql.Driver", "dev.vitrina.core.security.Role",
                "dev.vitrina.cache.engine.CacheEngine", "liquibase.Liquibase", "org.apache.catalina.Server")) {
              try { Class.forName(name); found.add(name); } catch (ClassNotFoundException expected) { }
            }
            return found;
          }
          @MutationMapping int probeNote(@Argument boolean fail) { return notes.write(fail); }
          @SubscriptionMapping reactor.core.publisher.Flux<Integer> probeCount(@Argument int to, @Argument boolean fail) {
            var numbers = reactor.core.publisher.Flux.range(1, to);
            return fail ? numbers.concatWith(reactor.core.publisher.Flux.error(new IllegalStateException("secret of the stream"))) : numbers;
          }
        }
        """;
}
