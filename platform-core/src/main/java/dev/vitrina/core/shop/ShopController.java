package dev.vitrina.core.shop;

import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.List;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.shops}. */
@Controller
class ShopController {

    private final ShopDirectory shops;

    ShopController(ShopDirectory shops) {
        this.shops = shops;
    }

    @QueryMapping
    ItemList<Shop> shops(GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        List<Shop> visible = shops
            .all()
            .stream()
            .filter(shop -> caller.mayEnter(shop.id()))
            .toList();
        return new ItemList<>(visible, visible.size());
    }
}
