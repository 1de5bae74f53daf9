package dev.vitrina.sandbox;

import dev.vitrina.sandbox.buyer.BuyerGateway;
import dev.vitrina.sandbox.buyer.Storefront;
import dev.vitrina.sandbox.calendar.CalendarEndpoints;
import dev.vitrina.sandbox.calendar.PromotionUploadEndpoint;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.CatalogueSpec;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.content.BrandEndpoint;
import dev.vitrina.sandbox.content.CardEndpoints;
import dev.vitrina.sandbox.content.CardErrorEndpoint;
import dev.vitrina.sandbox.content.CardJson;
import dev.vitrina.sandbox.content.CardWriteEndpoints;
import dev.vitrina.sandbox.content.DirectoryEndpoints;
import dev.vitrina.sandbox.content.MediaEndpoints;
import dev.vitrina.sandbox.content.SubjectEndpoints;
import dev.vitrina.sandbox.content.TagEndpoints;
import dev.vitrina.sandbox.control.ControlParts;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.control.SandboxControl;
import dev.vitrina.sandbox.control.TokenControl;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.feedbacks.FeedbackBook;
import dev.vitrina.sandbox.feedbacks.FeedbackEndpoints;
import dev.vitrina.sandbox.gateway.CallLedger;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.Endpoints;
import dev.vitrina.sandbox.gateway.Gateway;
import dev.vitrina.sandbox.gateway.MediaGateway;
import dev.vitrina.sandbox.gateway.Problems;
import dev.vitrina.sandbox.gateway.ScopeRefusals;
import dev.vitrina.sandbox.general.GeneralEndpoints;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.media.BasketTable;
import dev.vitrina.sandbox.media.MediaLinks;
import dev.vitrina.sandbox.media.MediaSite;
import dev.vitrina.sandbox.media.MediaUrls;
import dev.vitrina.sandbox.prices.HistoryEndpoints;
import dev.vitrina.sandbox.prices.PriceBooks;
import dev.vitrina.sandbox.prices.PriceEndpoints;
import dev.vitrina.sandbox.prices.PriceGenerator;
import dev.vitrina.sandbox.prices.UploadEndpoints;
import dev.vitrina.sandbox.promotion.Promotions;
import dev.vitrina.sandbox.quota.QuotaBook;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.tariffs.CommissionEndpoint;
import dev.vitrina.sandbox.tariffs.TariffEndpoints;
import dev.vitrina.sandbox.token.TokenDesk;
import dev.vitrina.sandbox.traffic.RetryWatch;
import dev.vitrina.sandbox.traffic.Traffic;
import dev.vitrina.sandbox.wire.Site;
import dev.vitrina.sandbox.writing.WriteDesk;
import dev.vitrina.sandbox.writing.WritePace;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a sandbox together. @param open the hosts that ask for no token */
record SandboxParts(Site api, Site open, SandboxControl control, Problems problems) {
    static SandboxParts of(SandboxSettings settings, URI cdnBase) {
        SandboxCalendar calendar = SandboxCalendar.at(settings.clock().instant());
        Sellers sellers = DemoSellers.of(settings);
        Vocabulary vocabulary = Vocabulary.load();
        Catalogues catalogues = catalogues(settings, sellers, vocabulary, calendar);
        TokenDesk desk = new TokenDesk(settings.seed(), sellers);
        QuotaBook quotas = new QuotaBook(settings.quotas());
        Faults faults = new Faults();
        ScopeRefusals scopes = new ScopeRefusals();
        Traffic traffic = new Traffic(settings.clock());
        RetryWatch retries = new RetryWatch();
        Problems problems = new Problems(settings.clock(), new SecureRandom());
        CallLedger ledger = new CallLedger(traffic, retries, settings.clock());
        BasketTable baskets = BasketTable.load();
        CardJson cardJson = new CardJson(new MediaUrls(cdnBase, baskets));
        Promotions promotions = new Promotions(calendar.month());
        PriceGenerator generator = new PriceGenerator(settings.seed(), promotions);
        PriceBooks prices = new PriceBooks(sellers, catalogues, generator, promotions);
        WritePace pricePace = new WritePace(settings.writeDelay());
        Storefront storefront = new Storefront(sellers, prices);
        FeedbackBook feedbacks = new FeedbackBook(catalogues, settings.seed(), calendar.catalogueUntil());
        WritePace pace = new WritePace(settings.writeDelay());
        List<Endpoint> all = endpoints(vocabulary, catalogues, cardJson, pace, feedbacks);
        all.addAll(prices(prices, promotions, pricePace));
        all.addAll(new TariffEndpoints(settings.seed()).all());
        all.add(new CommissionEndpoint(vocabulary, settings.seed()).endpoint());
        Endpoints endpoints = new Endpoints(all);
        Gateway gateway = new Gateway(endpoints, desk, quotas, faults, scopes, problems, ledger);
        SandboxControl control = new ControlParts(
            sellers,
            catalogues,
            pace,
            new PriceControl(sellers, prices, promotions, pricePace),
            storefront,
            sizes(settings, sellers),
            cardJson,
            new TokenControl(desk, DemoSellers.tokens(settings, sellers, desk, calendar), calendar.tokenExpiry()),
            quotas,
            faults,
            scopes,
            traffic,
            retries,
            endpoints
        ).control();
        MediaGateway media = new MediaGateway(new MediaSite(catalogues, baskets), faults, ledger);
        BuyerGateway buyer = new BuyerGateway(storefront, faults, ledger);
        Site open = call -> (call.host() == WbHost.BUYER ? buyer : media).serve(call);
        return new SandboxParts(gateway, open, control, problems);
    }

    private static List<Endpoint> endpoints(
        Vocabulary vocabulary,
        Catalogues catalogues,
        CardJson cardJson,
        WritePace pace,
        FeedbackBook feedbacks
    ) {
        List<Endpoint> all = new ArrayList<>(GeneralEndpoints.all());
        all.addAll(new CardEndpoints(catalogues, cardJson).all());
        WriteDesk desk = new WriteDesk(vocabulary, pace);
        all.addAll(new CardWriteEndpoints(catalogues, desk).all());
        all.addAll(new MediaEndpoints(catalogues, new MediaLinks(catalogues), desk).all());
        all.add(new CardErrorEndpoint(catalogues).endpoint());
        all.addAll(new SubjectEndpoints(vocabulary).all());
        all.addAll(new DirectoryEndpoints(vocabulary).all());
        all.add(new BrandEndpoint(vocabulary).endpoint());
        all.addAll(new TagEndpoints(catalogues).all());
        all.addAll(new FeedbackEndpoints(feedbacks).all());
        return all;
    }

    private static List<Endpoint> prices(PriceBooks prices, Promotions promotions, WritePace pace) {
        List<Endpoint> all = new ArrayList<>(new PriceEndpoints(prices).all());
        all.addAll(new UploadEndpoints(prices, pace).all());
        all.addAll(new HistoryEndpoints(prices).all());
        all.addAll(new CalendarEndpoints(promotions, prices).all());
        all.add(new PromotionUploadEndpoint(promotions, prices, pace).endpoint());
        return all;
    }

    private static Catalogues catalogues(
        SandboxSettings settings,
        Sellers sellers,
        Vocabulary vocabulary,
        SandboxCalendar calendar
    ) {
        List<Catalogue> all = new ArrayList<>();
        for (Seller seller : sellers.all()) {
            int cards = settings.sellers().get(seller.number()).cards();
            CatalogueSpec spec = new CatalogueSpec(
                settings.seed(),
                seller.number(),
                settings.sellers().size(),
                cards,
                calendar.catalogueFrom(),
                calendar.catalogueUntil()
            );
            all.add(new Catalogue(spec, vocabulary, seller.clock()));
        }
        return new Catalogues(all);
    }

    private static Map<Seller, Integer> sizes(SandboxSettings settings, Sellers sellers) {
        Map<Seller, Integer> sizes = new HashMap<>();
        sellers.all().forEach(seller -> sizes.put(seller, settings.sellers().get(seller.number()).cards()));
        return sizes;
    }
}
