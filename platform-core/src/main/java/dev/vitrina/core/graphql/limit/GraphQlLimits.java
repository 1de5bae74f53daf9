package dev.vitrina.core.graphql.limit;

import graphql.parser.ParserOptions;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one request may cost.
 *
 * @param maxDepth       nested fields
 * @param maxCost        sum over the fields: 1, plus {@code @cost}, times the page sizes of the lists around it
 * @param maxRootFields  fields directly under query, mutation or subscription
 * @param maxAliases     aliases in the whole operation
 * @param maxDirectives  directives in the whole operation
 * @param maxTokens      of the document
 * @param maxCharacters  of the document
 * @param requestTimeout after which a request is answered with an error
 * @param introspection  who may read the schema
 * @param freeForm       who may send documents that are not known beforehand; what needs no sign-in may always be sent, but for {@code nobody}
 */
@Validated
@ConfigurationProperties("vitrina.graphql")
public record GraphQlLimits(
    @DefaultValue("15") @Min(1) int maxDepth,
    @DefaultValue("50000") @Min(1) int maxCost,
    @DefaultValue("20") @Min(1) int maxRootFields,
    @DefaultValue("50") @Min(0) int maxAliases,
    @DefaultValue("50") @Min(0) int maxDirectives,
    @DefaultValue("8000") @Min(1) int maxTokens,
    @DefaultValue("100000") @Min(1) int maxCharacters,
    @DefaultValue("30s") @NotNull @DurationMin(millis = 100) Duration requestTimeout,
    @DefaultValue("developers") @NotNull IntrospectionAccess introspection,
    @DefaultValue("developers") @NotNull FreeForm freeForm
) {
    /** How far a document is read. */
    public ParserOptions parserOptions() {
        return ParserOptions.getDefaultOperationParserOptions().transform(options ->
            options.maxTokens(maxTokens).maxCharacters(maxCharacters).redactTokenParserErrorMessages(true)
        );
    }

    /** Who may read the schema. */
    public enum IntrospectionAccess {
        EVERYBODY,
        SIGNED_IN,
        /** Who may {@code platform:developer}. */
        DEVELOPERS,
        NOBODY,
    }

    /** Who may write requests. */
    public enum FreeForm {
        EVERYBODY,
        /** Who may {@code platform:developer}; API keys with that scope. */
        DEVELOPERS,
        NOBODY,
    }
}
