package dev.vitrina.core.graphql.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.vitrina.core.graphql.compose.Composition.Composed;
import dev.vitrina.core.graphql.compose.Composition.Refused;
import graphql.schema.DataFetcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemaComposerTest {

    private static final DataFetcher<?> TEXT = ignored -> "text";

    private final SchemaComposer composer = new SchemaComposer(List.of());

    @Test
    void composesHostAndPluginsIntoOneSchemaThatKnowsItsOwners() {
        SchemaPart price = Parts.plugin(
            "price",
            """
            extend type Query {
              priceOf(nmId: ID!): PriceTag @requiresPermission(permission: "price:use")
            }
            extend type Shop {
              priceCount: Int!
            }
            type PriceTag {
              amount: String!
            }
            """,
            Map.of("Query.priceOf", TEXT, "Shop.priceCount", ignored -> 1)
        );

        Composed composed = (Composed) composer.compose(List.of(Parts.host(), price));

        assertThat(composed.index().fieldOwner("Shop", "priceCount")).isEqualTo("price");
        assertThat(composed.index().fieldOwner("Shop", "name")).isEqualTo(SchemaPart.HOST);
        assertThat(composed.sdl()).contains(
            "priceOf(nmId: ID!): PriceTag @requiresPermission(permission : \"price:use\")"
        );
    }

    @Test
    void sameFieldOfTwoPluginsNamesBothWithFileAndLine() {
        SchemaPart first = Parts.plugin("margin", "extend type Shop {\n  margin: Int\n}", Map.of("Shop.margin", TEXT));
        SchemaPart second = Parts.plugin(
            "acme",
            "\n\nextend type Shop {\n  margin: Int\n}",
            Map.of("Shop.margin", TEXT)
        );

        assertThat(violations(first, second)).containsExactly(
            entry("acme", "`Shop.margin` is defined by margin (margin.graphqls:2) and by acme (acme.graphqls:4)")
        );
    }

    @Test
    void sameTypeOfTwoPluginsNamesBoth() {
        SchemaPart first = Parts.plugin("acme", "type AcmeThing { a: Int }", Map.of());
        SchemaPart second = Parts.plugin("acmePlus", "type AcmeThing { a: Int }", Map.of());

        assertThat(violations(first, second).get("acmePlus")).contains(
            "`AcmeThing` is defined by acme (acme.graphqls:1) and by acmePlus (acmePlus.graphqls:1)"
        );
    }

    @Test
    void redefiningTheHostIsThePluginsFault() {
        assertThat(violations(Parts.plugin("price", "type Job { id: ID! }", Map.of()))).hasEntrySatisfying(
            "price",
            message ->
                assertThat(message).contains(
                    "`Job` is defined by host (host.graphqls:15) and by price (price.graphqls:1)"
                )
        );
    }

    @Test
    void refusesWhatAPluginMayNotDefine() {
        Map<String, String> rules = Map.of(
            "type Foreign { a: Int }",
            "its types start with `Price`",
            "extend type Query { other: Int @requiresPermission(permission: \"price:use\") }",
            "its root fields start with `price`",
            "scalar PriceScalar",
            "scalars are the host's",
            "directive @price on FIELD_DEFINITION",
            "directives are the host's",
            "schema { query: Query }",
            "defines or extends the schema itself",
            "extend type Job { price: Int }",
            "which is not @extensible",
            "extend type Query { priceOpen: Int @public }",
            "only the host may",
            "extend type Nobody { a: Int }",
            "which nobody defines",
            "query { version }",
            "holds an operation",
            "type PriceBroken {",
            "Syntax error in price (price.graphqls:"
        );

        rules.forEach((sdl, reason) ->
            assertThat(violations(Parts.plugin("price", sdl, Map.of())).get("price")).as(sdl).contains(reason)
        );
    }

    @Test
    void refusesAPluginThatWouldChangeThingsUnseen() {
        String sdl =
            "extend type Mutation { priceSet: Int @requiresPermission(permission: \"price:use\") @notAudited }";

        assertThat(violations(Parts.plugin("price", sdl, Map.of())).get("price")).contains(
            "makes `Mutation.priceSet` @notAudited: only the host may"
        );
    }

    @Test
    void rootFieldWithoutAccessRuleIsRefused() {
        assertThat(
            violations(Parts.plugin("price", "extend type Query { price: Int }", Map.of())).get("price")
        ).contains(
            "`Query.price` of price (price.graphqls:1) needs exactly one of @requiresPermission, @authenticated"
        );
    }

    @Test
    void mutationThatNeedsNoPermissionIsRefused() {
        SchemaPart part = Parts.plugin("price", "extend type Mutation { priceSet: Int @authenticated }", Map.of());

        assertThat(violations(part).get("price")).contains("it needs @requiresPermission");
    }

    @Test
    void permissionThatNobodyDeclaresIsRefused() {
        SchemaPart part = Parts.plugin(
            "price",
            "extend type Query { price: Int @requiresPermission(permission: \"price:typo\") }",
            Map.of()
        );

        assertThat(violations(part).get("price")).contains(
            "requires `price:typo`, which its manifest does not declare"
        );
    }

    @Test
    void typeOfAnotherPluginNeedsADeclaredDependency() {
        SchemaPart owner = Parts.plugin("goods", "type GoodsItem @extensible { id: ID! }", Map.of());
        String extension = "extend type GoodsItem { price: Int }";
        Map<String, DataFetcher<?>> fetcher = Map.of("GoodsItem.price", TEXT);

        assertThat(violations(owner, Parts.plugin("price", extension, fetcher)).get("price")).contains(
            "extends `GoodsItem` of goods (goods.graphqls:1), which is not a declared dependency"
        );
        assertThat(violations(owner, Parts.plugin("price", extension, fetcher, "goods"))).isEmpty();
        assertThat(
            violations(owner, Parts.plugin("price", "type PriceRow { item: GoodsItem }", Map.of())).get("price")
        ).contains("uses `GoodsItem` of goods");
    }

    @Test
    void fieldThatNothingResolvesIsItsOwnersFault() {
        SchemaPart part = Parts.plugin(
            "price",
            "extend type Query { price: Int @requiresPermission(permission: \"price:use\") }",
            Map.of()
        );

        assertThat(violations(part).get("price")).isEqualTo(
            "Nothing resolves `Query.price` of price (price.graphqls:1)"
        );
    }

    @Test
    void resolvingAFieldOfOthersIsRefused() {
        assertThat(
            violations(Parts.plugin("price", "type PriceX { a: Int }", Map.of("Query.version", TEXT))).get("price")
        ).isEqualTo("It resolves `Query.version`, which belongs to host");
    }

    @Test
    void reportHoldsEveryViolationAtOnce() {
        SchemaPart first = Parts.plugin("price", "type Foreign { a: Int }", Map.of());
        SchemaPart second = Parts.plugin("media", "extend type Query { media: Int }", Map.of());

        assertThat(violations(first, second)).containsOnlyKeys("price", "media");
    }

    private Map<String, String> violations(SchemaPart... plugins) {
        List<SchemaPart> parts = new ArrayList<>(List.of(Parts.host()));
        parts.addAll(List.of(plugins));
        return switch (composer.compose(parts)) {
            case Composed ignored -> Map.of();
            case Refused(CompositionReport report) -> report
                .owners()
                .stream()
                .collect(Collectors.toMap(owner -> owner, report::of));
        };
    }
}
