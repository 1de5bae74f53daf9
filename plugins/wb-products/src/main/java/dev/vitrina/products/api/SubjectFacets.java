package dev.vitrina.products.api;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.products.directory.SubjectTree;
import dev.vitrina.products.directory.SubjectTree.Parent;
import dev.vitrina.products.search.Facets;
import dev.vitrina.products.search.Facets.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Subjects below their categories. */
@Controller
public final class SubjectFacets {

    private final SubjectTree tree;

    public SubjectFacets(SubjectTree tree) {
        this.tree = tree;
    }

    /** A category and its subjects; maps to the GraphQL type {@code ProductParentFacet}. */
    public record ParentFacet(String id, String name, int count, List<Facet> subjects) {
        public ParentFacet {
            subjects = List.copyOf(subjects);
        }

        private static ParentFacet of(Parent parent, List<Facet> subjects) {
            int count = subjects.stream().mapToInt(Facet::count).sum();
            return new ParentFacet(Long.toString(parent.id()), parent.name(), count, subjects);
        }
    }

    /** None while the directory cannot be read: what the list itself holds is not kept from anybody by that. */
    @SchemaMapping(typeName = "ProductFacets")
    public List<ParentFacet> parents(Facets facets, ShopContext shop) {
        Map<Parent, List<Facet>> parents = new LinkedHashMap<>();
        try {
            for (Facet subject : facets.allSubjects()) {
                tree
                    .parent(shop.id(), Long.parseLong(subject.id()))
                    .ifPresent(parent -> parents.computeIfAbsent(parent, one -> new ArrayList<>()).add(subject));
            }
        } catch (VitrinaException unavailable) {
            return List.of();
        }
        return parents
            .entrySet()
            .stream()
            .map(entry -> ParentFacet.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(ParentFacet::count).reversed())
            .toList();
    }
}
