package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.Freshness;
import dev.vitrina.products.card.Card.Tag;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.DirectoryValue;
import dev.vitrina.products.directory.Listed;
import dev.vitrina.products.directory.Subject;
import dev.vitrina.products.directory.SubjectCharacteristic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Wildberries' directories, for editors. */
@Controller
public final class ProductDirectories {

    private final Directories directories;
    private final CharacteristicNames names;

    public ProductDirectories(Directories directories, CharacteristicNames names) {
        this.directories = directories;
        this.names = names;
    }

    /** A list with its freshness, the beginning of it. */
    public record Page<T>(List<T> nodes, int totalCount, Freshness freshness) {
        static <T> Page<T> of(Listed<T> listed, @Nullable Integer first) {
            int most = PageSize.of(first).value();
            return new Page<>(listed.items().stream().limit(most).toList(), listed.items().size(), listed.freshness());
        }

        static <T> Page<T> all(Listed<T> listed) {
            return new Page<>(listed.items(), listed.items().size(), listed.freshness());
        }
    }

    @QueryMapping
    public Page<SubjectCharacteristic> productSubjectCharacteristics(ShopContext shop, @Argument String subjectId) {
        var listed = directories.characteristics(shop.id(), Ids.parse("subjectId", subjectId));
        names.learn(listed.items());
        return Page.all(listed);
    }

    @QueryMapping
    public Page<Subject> productSubjects(
        ShopContext shop,
        @Argument @Nullable String search,
        @Argument @Nullable String parentId,
        @Argument @Nullable Integer first
    ) {
        Long parent = parentId == null ? null : Long.valueOf(Ids.parse("parentId", parentId));
        return Page.of(directories.subjects(shop.id(), search == null ? "" : search, parent), first);
    }

    @QueryMapping
    public Page<Subject> productSubjectParents(ShopContext shop) {
        return Page.all(directories.parents(shop.id()));
    }

    @QueryMapping
    public Page<DirectoryValue> productDirectory(
        ShopContext shop,
        @Argument DirectoryKind kind,
        @Argument @Nullable String subjectId,
        @Argument @Nullable String search,
        @Argument @Nullable Integer first
    ) {
        if (kind.ofSubject() && subjectId == null) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`subjectId` is needed for " + kind);
        }
        Long subject = subjectId == null ? null : Long.valueOf(Ids.parse("subjectId", subjectId));
        Listed<DirectoryValue> values = directories.values(shop.id(), kind, subject);
        return Page.of(values.containing(search == null ? "" : search, DirectoryValue::value), first);
    }

    @QueryMapping
    public Page<Tag> productTags(ShopContext shop) {
        return Page.all(directories.tags(shop.id()));
    }
}
