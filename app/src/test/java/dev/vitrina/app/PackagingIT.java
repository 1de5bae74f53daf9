package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.core.graphql.document.TrustedDocuments;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first-party plugins from their build directories and from their ZIPs, as production installs them, are the same product; and its
 * API is the one written down in {@code schema.graphqls}. {@code -Dvitrina.schema.update=true} writes it anew.
 */
@Timeout(180)
class PackagingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SNAPSHOT = Repository.here().root().resolve("app/src/test/resources/schema.graphqls");

    private static final Path DOCUMENTS = Repository.here()
        .root()
        .resolve("web-ui/target/classes/META-INF/vitrina/documents.json");
    private static final String API_KEY =
        "mutation { apiKeyCreate(input: {name: \"audits\", scopes: [\"platform:developer\"]}) { secret errors { code } } }";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What both must answer alike; ids and times that each start makes anew are left out. */
    private static final List<String> QUERIES = List.of(
        "{ plugins { totalItems items { id version description state desiredState reason permissions dependencies } } }",
        "{ permissions { id description roles plugin } }",
        "{ shops { totalItems items { sellerName tradeMark sellerId state } } }",
        "{ wbTokens { items { name sellerName tradeMark sellerId type categories readOnly state daysToExpiry } } }",
        """
        { products(first: 60, orderBy: {field: TITLE, direction: ASC}) {
            totalCount pageInfo { hasNextPage }
            nodes { nmId imtId vendorCode title brand subjectName photoCount video updatedAt createdAt
              characteristics { name values } sizes { techSize skus } tags { name color } dimensions { length width height weightBrutto } } } }
        """,
        "{ products(first: 5, filter: {text: \"лён\", hasVideo: true}) { totalCount nodes { nmId title } } }",
        "{ productFacets { brands { id name count } subjects { id name count } withVideo withoutPhotos } }",
        "{ productSyncStatus { complete rows lastRun { mode outcome seen created deleted } } }"
    );

    @TempDir
    static Path directory;

    private static WbSandbox sandbox;
    private static Database database;
    private static Database otherDatabase;
    private static Product fromDirectories;
    private static Product fromZips;

    @BeforeAll
    static void startBoth() throws IOException {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).cards(600).build());
        database = Database.start();
        otherDatabase = Database.start();
        fromDirectories = Product.begin(launch("directories", database).with(Repository.here().developmentPlugins()));
        fromZips = Product.begin(
            launch("zips", otherDatabase).with(
                "vitrina.plugins.directory",
                FirstPartyZip.all(directory.resolve("plugins")).toString()
            )
        );
        fromDirectories.awaitReady();
        fromZips.awaitReady();
    }

    @AfterAll
    static void stopBoth() {
        fromDirectories.close();
        fromZips.close();
        database.close();
        otherDatabase.close();
        sandbox.close();
    }

    @Test
    void composesTheSameSchema() {
        assertThat(ComposedSchema.of(fromZips)).isEqualTo(ComposedSchema.of(fromDirectories));
    }

    @Test
    void givesTheSameAnswers() {
        List<JsonNode> expected = answers(fromDirectories);
        List<JsonNode> actual = answers(fromZips);

        for (int i = 0; i < QUERIES.size(); i++) {
            assertThat(actual.get(i).toPrettyString()).as(QUERIES.get(i)).isEqualTo(expected.get(i).toPrettyString());
        }
    }

    @Test
    void apiIsTheOneWrittenDown() throws IOException {
        String schema = ComposedSchema.of(fromDirectories);
        if (Boolean.getBoolean("vitrina.schema.update") || !Files.exists(SNAPSHOT)) {
            Files.writeString(SNAPSHOT, schema);
        }
        String written = Files.readString(SNAPSHOT);

        assertThat(SchemaChanges.breaking(written, schema))
            .as("changes that break clients: deprecate first, and remove in a later release")
            .isEmpty();
        assertThat(schema.lines().toList())
            .as("the API has grown: write it down with -Dvitrina.schema.update=true")
            .isEqualTo(written.lines().toList());
    }

    @Test
    void speaksGraphQlOverHttp() throws IOException, InterruptedException {
        String key;
        try (ShopClient client = new ShopClient(fromZips.url())) {
            key = client.query(API_KEY).path("apiKeyCreate").path("secret").asString();
        }

        GraphQlHttpAudit audit = GraphQlHttpAudit.of(fromZips.url().resolve("/graphql"), key);

        assertThat(audit.passed()).as(audit.report()).isTrue();
    }

    @Test
    void schemaAnswersEveryDocumentOfTheDashboard() throws IOException {
        TrustedDocuments documents = new TrustedDocuments();
        documents.register("dashboard", JSON.readValue(Files.readString(DOCUMENTS), new TypeReference<>() {}));
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(ComposedSchema.of(fromZips))
        );

        assertThat(documents.validate(schema)).isEmpty();
    }

    private static List<JsonNode> answers(Product product) {
        try (ShopClient client = new ShopClient(product.url())) {
            String shop = client.connect("Основной", sandbox.tokens().getFirst().token());
            client.inShop(shop).awaitIdle(PATIENCE);
            return QUERIES.stream().map(client::query).toList();
        }
    }

    private static Launch launch(String name, Database database) {
        return Launch.of(Repository.here().jar(), directory.resolve(name))
            .shortLived()
            .with(database.properties())
            .with(SandboxUpstreams.of(sandbox))
            .withOutput(Repository.here().root().resolve("app/target/packaging-" + name + ".log"));
    }

    /** A directory with the plugins' ZIPs, as {@code mvn package} made them. */
}
