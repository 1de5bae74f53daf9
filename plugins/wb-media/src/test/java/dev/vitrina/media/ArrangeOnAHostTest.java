package dev.vitrina.media;

import static dev.vitrina.test.ChangeSetDriver.codes;
import static dev.vitrina.test.ChangeSetDriver.row;
import static dev.vitrina.test.ChangeSetDriver.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.inventory.Picture;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.SyncDriver;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Photos and video changed through change sets: a real host, a real database, the simulated Wildberries, which takes its time. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 60,
    properties = {
        "vitrina.plugins.settings.wb-media.look-after=PT0.2S",
        "vitrina.plugins.settings.wb-media.give-up-after=PT2S",
        "vitrina.downloads.per-second=1000",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class ArrangeOnAHostTest {

    private static final String PREVIEW = """
        mutation($input: MediaIntakePreviewInput!) { mediaIntakePreview(input: $input) { run { id state } errors { code path } } }
        """;
    private static final String RUN = """
        query($id: ID!) { mediaIntakeRun(id: $id) {
          archiveId mode state done total
          report {
            filesTotal cardsTotal unmatched
            cards { nmId vendorCode photosBefore photosAfter files { path number format width } }
            refused { path code message }
          }
          errors { code message }
        } }
        """;

    private static final String EDIT = """
        query($id: ID!) { mediaEdit(nmId: $id) {
          edit { nmId photos { number look preview } hasVideo readAt } errors { code message path }
        } }
        """;

    private static TestClient shop;
    private static String seller = "";
    private static int next;

    private final TestHost host;
    private final WbSandbox wildberries;
    private final ChangeSetDriver sets;
    private final Picture pictures = new Picture();

    ArrangeOnAHostTest(TestHost host) {
        this.host = host;
        this.wildberries = host.sandbox();
        this.sets = new ChangeSetDriver(shop);
    }

    @BeforeAll
    static void connect(TestHost host) {
        seller = host.sandbox().tokens().getFirst().seller();
        host.sandbox().control().writeDelay(Duration.ofMillis(50));
        shop = new SyncDriver(host).synced(host.sandbox().tokens().getFirst());
    }

    /** Tests have no minutes to wait for a quota. */
    @BeforeEach
    void refillQuotas() {
        host.jdbc().sql("TRUNCATE platform.upstream_quota, platform.upstream_quota_block").update();
    }

    @AfterEach
    void end() {
        wildberries.control().clearFaults();
    }

    @Test
    void addsPhotosBehindThoseThatAreThere() {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        Look added = look(TestPictures.jpeg(11));
        wildberries.control().resetCounters();

        JsonNode done = sets.done(arranged(card, concat(kept(before.size()), file(TestPictures.jpeg(11)))));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, added));
        assertThat(calls("media-save")).isZero();
        assertThat(calls("media-file")).isEqualTo(1);
        assertThat(
            shop
                .execute("query($id: ID!) { product(nmId: $id) { photos { big } } }", Map.of("id", nmId(card)))
                .at("/product/photos")
        )
            .as("what the mirror shows")
            .hasSize(before.size() + 1);
    }

    /** The dialog shows the very pictures that it asks to be compared with. */
    @Test
    void showsACardAsItIsAtWildberriesToWhoArrangesIt() {
        JsonNode card = card(3, false);
        elsewhere(card, 3, 1);

        GraphQlAnswer answer = edit(card);

        JsonNode edit = answer.at("/mediaEdit/edit");
        assertThat(edit.path("nmId").asString()).as(answer.body().toString()).isEqualTo(nmId(card));
        assertThat(edit.path("hasVideo").asBoolean()).isFalse();
        List<Look> shown = looks(atWildberries(card));
        assertThat(edit.path("photos")).hasSize(2);
        for (int at = 0; at < 2; at++) {
            JsonNode photo = edit.path("photos").path(at);
            assertThat(photo.path("number").asInt()).isEqualTo(at + 1);
            assertThat(Look.parse(photo.path("look").asString())).contains(shown.get(at));
            String preview = photo.path("preview").asString();
            assertThat(preview).startsWith("data:image/");
            byte[] picture = Base64.getDecoder().decode(preview.substring(preview.indexOf(',') + 1));
            assertThat(look(picture)).isEqualTo(shown.get(at));
        }
    }

    @Test
    void saysWhenTheCardCannotBeReadForArranging() {
        JsonNode card = card(2, false);
        assertThat(shop.execute(EDIT, Map.of("id", "1")).text("/mediaEdit/errors/0/code")).isEqualTo("CARD_NOT_FOUND");
        assertThat(host.viewer().execute(EDIT, Map.of("id", nmId(card))).errorCodes()).contains("FORBIDDEN");
        wildberries.control().fault("images", new Fault.ServerError(503));

        GraphQlAnswer away = edit(card);

        assertThat(away.text("/mediaEdit/errors/0/code")).as(away.body().toString()).isEqualTo("MEDIA_UNREADABLE");
        assertThat(away.text("/mediaEdit/errors/0/message")).containsPattern("\\d+ s");
        assertThat(away.at("/mediaEdit/edit").isNull()).isTrue();
    }

    @Test
    void refusesLooksThatWereNeverGivenOut() {
        JsonNode card = card(1, false);
        List<String> opened = opened(card);

        for (String wrong : List.of("?", opened.getFirst().substring(1), opened.getFirst() + "A")) {
            GraphQlAnswer answer = sets.draft("mediaArrange", arrangement(card, List.of(wrong), List.of(number(1))));
            assertThat(answer.text("/mediaArrange/errors/0/code")).isEqualTo("OPENED_INVALID");
            assertThat(answer.at("/mediaArrange/errors/0/path").toString()).isEqualTo("[\"input\",\"opened\"]");
        }
        assertThat(
            sets
                .draft("mediaArrange", arrangement(card, List.of(""), List.of(number(1))))
                .text("/mediaArrange/errors/0/code")
        ).isEqualTo("OPENED_MISSING");
    }

    /** The number that somebody saw is another photo's by the time of the check. */
    @Test
    void refusesAnArrangementOfACardThatShowsItsPhotosInAnotherOrder() {
        JsonNode card = card(3, false);
        List<String> opened = opened(card);
        int[] kept = unlikeAnyOther(looks(card));
        elsewhere(card, swapped(opened.size(), kept));

        JsonNode set = sets.set(arranged(card, opened, List.of(number(kept[0] + 1)), Map.of()));

        assertThat(rows(set, "BLOCKED")).as(set.toString()).isEqualTo(1);
        assertThat(codes(row(set, nmId(card)))).containsExactly("PHOTOS_CHANGED");
    }

    @Test
    void refusesToSendWhatWasCheckedBeforeSomebodyElseMovedAPhoto() {
        JsonNode card = card(3, false);
        int[] kept = unlikeAnyOther(looks(card));
        String id = arranged(card, List.of(number(kept[0] + 1)));
        elsewhere(card, swapped(card.path("photos").size(), kept));
        List<Look> present = looks(atWildberries(card));
        wildberries.control().resetCounters();

        JsonNode failed = sets.done(id);

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTOS_CHANGED");
        assertThat(calls("media-save") + calls("media-file")).isZero();
        assertShows(card, present);
    }

    /** Nobody opened the card for it; but what the check found is what there are copies of. */
    @Test
    void refusesToReplaceAllPhotosWhenSomebodyElseAddedOneSinceTheCheck() throws IOException {
        JsonNode card = card(2, false);
        String run = begun(
            Map.of(
                "archiveId",
                shop.upload("photos.zip", zip(Map.of(nmId(card) + ".jpg", TestPictures.jpeg(84)))),
                "mode",
                "REPLACE"
            )
        );
        assertThat(ended(shop, run).path("state").asString()).isEqualTo("READY");
        String id = sets.checked("mediaIntake", Map.of("id", run));
        addedElsewhere(card, look(TestPictures.jpeg(84)));
        List<Look> present = looks(atWildberries(card));
        wildberries.control().resetCounters();

        JsonNode failed = sets.done(id);

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTOS_CHANGED");
        assertThat(calls("media-save") + calls("media-file")).isZero();
        assertShows(card, present);
    }

    @Test
    void refusesToSendWhenAPhotoCameBehindTheOthers() {
        JsonNode card = card(2, false);
        int count = card.path("photos").size();
        elsewhere(card, IntStream.rangeClosed(1, count - 1).toArray());
        String id = arranged(card, concat(kept(count - 1), file(TestPictures.jpeg(61))));
        elsewhere(card, IntStream.concat(IntStream.rangeClosed(1, count - 1), IntStream.of(1)).toArray());

        JsonNode failed = sets.done(id);

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTOS_CHANGED");
    }

    /** What the card shows after a step is that step's doing. */
    @Test
    void repeatsWhatFailedAfterAFirstStep() {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        int[] kept = unlikeAnyOther(before);
        List<Map<String, ?>> wanted = List.of(file(TestPictures.jpeg(62)), number(kept[1] + 1), number(kept[0] + 1));
        String id = arranged(card, wanted);
        String refused = "{\"data\":null,\"error\":true,\"errorText\":\"Занято\",\"additionalErrors\":null}";
        wildberries
            .control()
            .fault(FaultRule.on("media-save", new Fault.Raw(400, "application/json", refused, null)).times(1));
        JsonNode failed = sets.done(id);
        assertThat(failed.path("state").asString()).as(failed.toString()).isEqualTo("FAILED");
        assertThat(row(failed, nmId(card)).at("/reason/message").asString()).contains("Занято");

        sets.retry(id);

        JsonNode done = sets.await(id, Set.of("VERIFIED", "FAILED"));
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, List.of(look(TestPictures.jpeg(62)), before.get(kept[1]), before.get(kept[0])));
    }

    /** There is no copy of it: the second step would leave it out. */
    @Test
    void keepsAPhotoThatSomebodyElseAddedAfterAFirstStep() {
        JsonNode card = card(2, false);
        int[] kept = unlikeAnyOther(looks(card));
        String id = arranged(card, List.of(file(TestPictures.jpeg(62)), number(kept[1] + 1), number(kept[0] + 1)));
        wildberries.control().fault(FaultRule.on("media-save", refused()).times(1));
        assertThat(sets.done(id).path("state").asString()).isEqualTo("FAILED");
        addedElsewhere(card, look(TestPictures.jpeg(62)));
        List<Look> present = looks(atWildberries(card));
        wildberries.control().resetCounters();

        sets.retry(id);

        JsonNode failed = sets.await(id, Set.of("VERIFIED", "FAILED"));
        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTOS_CHANGED");
        assertThat(calls("media-save") + calls("media-file")).isZero();
        assertShows(card, present);
    }

    /** It stands where the second file was to go. */
    @Test
    void keepsAPhotoThatSomebodyElseAddedBetweenTwoFiles() {
        JsonNode card = card(1, false);
        List<Map<String, ?>> wanted = new ArrayList<>(kept(looks(card).size()));
        IntStream.of(81, 82, 83).forEach(seed -> wanted.add(file(TestPictures.jpeg(seed))));
        String id = arranged(card, wanted);
        wildberries.control().resetCounters();
        // Of this chance the first call comes through and the second does not.
        wildberries
            .control()
            .fault(FaultRule.on("media-file", new Fault.RateLimited(5L)).withProbability(0.5, 0).times(1));
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> filesTaken(card) == 1);
        addedElsewhere(card, look(TestPictures.jpeg(81)), look(TestPictures.jpeg(82)), look(TestPictures.jpeg(83)));
        List<Look> present = looks(atWildberries(card));

        JsonNode failed = sets.await(id, Set.of("VERIFIED", "FAILED"));

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTOS_CHANGED");
        assertThat(filesTaken(card)).isEqualTo(1);
        assertShows(card, present);
    }

    /** All numbers of so many photos, these two places changed. */
    private static int[] swapped(int count, int... places) {
        int[] numbers = IntStream.rangeClosed(1, count).toArray();
        numbers[places[0]] = places[1] + 1;
        numbers[places[1]] = places[0] + 1;
        return numbers;
    }

    private static Map<String, ?> arrangement(
        JsonNode card,
        List<String> opened,
        List<? extends Map<String, ?>> photos
    ) {
        return Map.of("nmId", nmId(card), "opened", opened, "photos", photos);
    }

    @Test
    void putsPhotosInAnotherOrderWithANewOneFirstAndKeepsTheVideo() {
        JsonNode card = card(3, true);
        List<Look> before = looks(card);
        Look added = look(TestPictures.jpeg(12));
        int[] kept = unlikeAnyOther(before);
        List<Map<String, ?>> wanted = List.of(file(TestPictures.jpeg(12)), number(kept[1] + 1), number(kept[0] + 1));

        String id = arranged(card, wanted);
        assertThat(codes(row(sets.set(id), nmId(card)))).contains("VIDEO_SMALL_COPY");
        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, List.of(added, before.get(kept[1]), before.get(kept[0])));
        assertThat(atWildberries(card).hasNonNull("video")).isTrue();
    }

    @Test
    void replacesAPhotoInItsPlaceAndTakesThatBack() {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        List<Map<String, ?>> wanted = new ArrayList<>(kept(before.size()));
        wanted.set(0, file(TestPictures.jpeg(13)));

        String id = arranged(card, wanted);
        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");
        List<Look> replaced = new ArrayList<>(before);
        replaced.set(0, look(TestPictures.jpeg(13)));
        assertShows(card, replaced);
        String back = sets.rolledBack(id);
        assertThat(codes(row(sets.set(back), nmId(card)))).doesNotContain("CHANGED_SINCE");
        JsonNode done = sets.done(back);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, before);
    }

    @Test
    void warnsBeforeARollBackOfACardThatGotAnotherPhotoSince() {
        JsonNode card = card(3, false);
        int count = card.path("photos").size();
        String id = arranged(card, concat(kept(count), file(TestPictures.jpeg(63))));
        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");
        elsewhere(card, 1, 2);

        String back = sets.rolledBack(id);

        assertThat(codes(row(sets.set(back), nmId(card)))).contains("CHANGED_SINCE");
    }

    /** Its files are at Wildberries, its order is not. */
    @Test
    void takesBackARowThatFailedAfterItsFirstStep() {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        int[] kept = unlikeAnyOther(before);
        String id = arranged(card, List.of(file(TestPictures.jpeg(64)), number(kept[1] + 1), number(kept[0] + 1)));
        wildberries.control().fault(FaultRule.on("media-save", refused()).times(1));
        assertThat(sets.done(id).path("state").asString()).isEqualTo("FAILED");

        JsonNode back = sets.done(sets.rolledBack(id));

        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        assertShows(card, before);
    }

    /** "Part of media links not saved": only the card tells which. */
    @Test
    void asksTheCardWhatBecameOfASavingThatWasInConflict() {
        JsonNode card = card(3, false);
        List<Look> before = looks(card);
        int count = before.size();
        String id = arranged(card, reordered(count));
        wildberries.control().fault(FaultRule.on("media-save", conflict()).times(1));
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> row(sets.set(id), nmId(card)).path("state").asString().equals("UNCERTAIN"));
        assertThat(row(sets.set(id), nmId(card)).at("/reason/code").asString()).isEqualTo("ANSWER_LOST");
        wildberries.control().clearFaults();
        wildberries.control().resetCounters();
        elsewhere(card, IntStream.concat(IntStream.of(count), IntStream.range(1, count)).toArray());

        JsonNode done = sets.await(id, Set.of("VERIFIED", "FAILED"));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(calls("media-save")).as("but for the colleague's").isEqualTo(1);
    }

    @Test
    void asksTheCardWhatBecameOfAFileThatWasInConflict() {
        JsonNode card = card(1, false);
        List<Look> before = looks(card);
        String id = arranged(card, concat(kept(before.size()), file(TestPictures.jpeg(65))));
        wildberries.control().fault(FaultRule.on("media-file", conflict()).times(1));

        JsonNode failed = sets.done(id);

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("NOT_APPLIED");
        assertShows(card, before);
    }

    /** Of a base token's quota one file is left; the rest waits for it, and no file goes up twice. */
    @Test
    void goesOnWithTheFilesOnceThereIsQuotaAgain() {
        JsonNode card = card(1, false);
        List<Look> before = looks(card);
        List<Map<String, ?>> wanted = new ArrayList<>(kept(before.size()));
        IntStream.of(66, 67, 68).forEach(seed -> wanted.add(file(TestPictures.jpeg(seed))));
        String id = arranged(card, wanted);
        wildberries.control().resetCounters();
        // Of this chance the first call comes through and the second does not.
        wildberries
            .control()
            .fault(FaultRule.on("media-file", new Fault.RateLimited(1L)).withProbability(0.5, 0).times(1));

        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(filesTaken(card)).isEqualTo(3);
        assertShows(
            card,
            concat(before, look(TestPictures.jpeg(66)), look(TestPictures.jpeg(67)), look(TestPictures.jpeg(68)))
        );
    }

    /** The pause is longer than it is waited for a step or for the CDN: what counts is how long the CDN has said nothing. */
    @Test
    void goesOnWhenTheCdnDoesNotAnswerOnceAfterAPause() {
        JsonNode card = card(1, false);
        List<Look> before = looks(card);
        String id = arranged(
            card,
            concat(kept(before.size()), file(TestPictures.jpeg(85)), file(TestPictures.jpeg(86)))
        );
        wildberries.control().resetCounters();
        // Of this chance the first call comes through and the second does not.
        wildberries
            .control()
            .fault(FaultRule.on("media-file", new Fault.RateLimited(4L)).withProbability(0.5, 0).times(1));
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> filesTaken(card) == 1 && calls("media-file") == 2);
        wildberries.control().fault(FaultRule.on("images", new Fault.ServerError(503)).times(1));

        JsonNode done = sets.await(id, Set.of("VERIFIED", "FAILED"));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, look(TestPictures.jpeg(85)), look(TestPictures.jpeg(86))));
    }

    @Test
    void blocksACardWhosePhotosTheCdnDoesNotAnswerForUntilItIsCheckedAgain() {
        JsonNode card = card(2, false);
        List<String> opened = opened(card);
        wildberries.control().fault("images", new Fault.ServerError(503));

        String id = arranged(card, opened, List.of(number(2), number(1)), Map.of());
        assertThat(codes(row(sets.set(id), nmId(card)))).containsExactly("PHOTO_UNREADABLE");
        wildberries.control().clearFaults();
        sets.checkAgain(id);

        assertThat(codes(row(sets.set(id), nmId(card)))).doesNotContain("PHOTO_UNREADABLE");
    }

    @Test
    void checksTheOtherCardsWhenTheCdnDoesNotAnswerForAPhotoOfOne() throws IOException {
        JsonNode one = card(1, false);
        JsonNode two = card(1, false);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(nmId(one) + ".jpg", TestPictures.jpeg(73));
        files.put(nmId(two) + ".jpg", TestPictures.jpeg(74));
        String run = begun(Map.of("archiveId", shop.upload("photos.zip", zip(files)), "mode", "ADD"));
        assertThat(ended(shop, run).path("state").asString()).isEqualTo("READY");
        wildberries.control().fault(FaultRule.on("images", new Fault.ServerError(503)).times(1));

        JsonNode set = sets.set(sets.checked("mediaIntake", Map.of("id", run)));

        assertThat(rows(set, "READY")).as(set.toString()).isEqualTo(1);
        assertThat(rows(set, "BLOCKED")).as(set.toString()).isEqualTo(1);
    }

    /** The mirror does not know of it, and who brings more photos for many cards never saw this one. */
    @Test
    void putsPhotosOfAnArchiveBehindOneThatCameSinceTheLastSync() throws IOException {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        String run = begun(
            Map.of(
                "archiveId",
                shop.upload("photos.zip", zip(Map.of(nmId(card) + ".jpg", TestPictures.jpeg(75)))),
                "mode",
                "ADD"
            )
        );
        assertThat(ended(shop, run).path("state").asString()).isEqualTo("READY");
        elsewhere(card, IntStream.concat(IntStream.rangeClosed(1, before.size()), IntStream.of(1)).toArray());

        JsonNode done = sets.done(sets.checked("mediaIntake", Map.of("id", run)));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, before.getFirst(), look(TestPictures.jpeg(75))));
    }

    @Test
    void sendsACardOnceItsPhotosCanBeReadAgainAndGivesUpWhenTheyCannot() {
        JsonNode card = card(1, false);
        List<Look> before = looks(card);
        String id = arranged(card, concat(kept(before.size()), file(TestPictures.jpeg(69))));
        wildberries.control().fault("images", new Fault.ServerError(503));

        JsonNode failed = sets.done(id);

        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("PHOTO_STAYED_UNREADABLE");
        wildberries.control().clearFaults();
        sets.retry(id);
        assertThat(sets.await(id, Set.of("VERIFIED", "FAILED")).path("state").asString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, look(TestPictures.jpeg(69))));
    }

    @Test
    void refusesAnotherArrangementWithTheKeyOfTheFirstAndKeepsNoFileForIt() {
        JsonNode card = card(2, false);
        Map<String, Object> input = new HashMap<>(
            arrangement(card, opened(card), concat(kept(card.path("photos").size()), file(TestPictures.jpeg(70))))
        );
        input.put("idempotencyKey", "once " + nmId(card));
        String id = sets.drafted("mediaArrange", input);
        long files = keptFiles();

        assertThat(sets.drafted("mediaArrange", input)).isEqualTo(id);
        input.put("photos", List.of(number(1), file(TestPictures.jpeg(71))));
        GraphQlAnswer other = sets.draft("mediaArrange", input);
        input.remove("idempotencyKey");
        input.put("photos", List.of(file(TestPictures.jpeg(72)), number(99)));
        sets.draft("mediaArrange", input);

        assertThat(other.text("/mediaArrange/errors/0/code"))
            .as(other.body().toString())
            .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(keptFiles()).as("but for the three that were sent").isEqualTo(files + 2);
    }

    /** The last photo first. */
    private static List<Map<String, ?>> reordered(int count) {
        List<Map<String, ?>> photos = new ArrayList<>(kept(count - 1));
        photos.addFirst(number(count));
        return photos;
    }

    @Test
    void deletesTheFilesOfARunThatNobodyDraftedInItsDay() throws IOException {
        Map<String, byte[]> files = Map.of(nmId(card(1, false)) + ".jpg", TestPictures.jpeg(76));
        String run = begun(Map.of("archiveId", shop.upload("photos.zip", zip(files))));
        assertThat(ended(shop, run).path("state").asString()).isEqualTo("READY");
        long before = keptFiles();
        host
            .jdbc()
            .sql("UPDATE p_wb_media.intake_run SET created_at = now() - interval '2 days' WHERE id = :id::uuid")
            .param("id", run)
            .update();

        ended(shop, begun(Map.of("files", List.of())));

        assertThat(keptFiles()).isEqualTo(before - 1);
        assertThat(run(shop, run).isNull()).isTrue();
    }

    /** The first copy fits, the second does not: a set that nobody can take back is not offered, and what is there of it takes no room. */
    @Test
    void blocksACardForWhoseCopiesThereIsNoRoomUntilItIsCheckedAgain() {
        JsonNode card = card(3, false);
        int[] kept = unlikeAnyOther(looks(card));
        int first = kept[0] == 0 ? 1 : 0;
        long room = bytes(card.at("/photos/" + first + "/big").asString()).length + 10L;
        UUID others = UUID.randomUUID();
        host
            .jdbc()
            .sql(
                """
                INSERT INTO platform.file (id, shop_id, plugin_id, permission, name, content_type, expires_at, size)
                SELECT :id, shop.id, 'wb-media', 'wb-media:edit', 'others', 'image/jpeg', now() + interval '1 day',
                    (SELECT :all - coalesce(sum(size), 0) FROM platform.file
                     WHERE plugin_id = 'wb-media' AND shop_id = shop.id AND expires_at > now())
                FROM platform.shop ORDER BY shop.id LIMIT 1
                """
            )
            .param("id", others)
            .param("all", (4L << 30) - room)
            .update();
        long files = keptFiles();
        try {
            String id = arranged(card, List.of(number(kept[0] + 1)));

            assertThat(codes(row(sets.set(id), nmId(card)))).containsExactly("NO_ROOM_FOR_WAY_BACK");
            assertThat(keptFiles()).isEqualTo(files);
            host.jdbc().sql("DELETE FROM platform.file WHERE id = :id").param("id", others).update();
            sets.checkAgain(id);

            assertThat(rows(sets.set(id), "READY")).isEqualTo(1);
        } finally {
            host.jdbc().sql("DELETE FROM platform.file WHERE id = :id").param("id", others).update();
        }
    }

    /** There is no set then, and the photos can be put into one again. */
    @Test
    void keepsTheFilesOfARunWhoseCheckCouldNotBeBegun() throws IOException {
        Map<String, byte[]> files = Map.of(nmId(card(1, false)) + ".jpg", TestPictures.jpeg(87));
        String run = begun(Map.of("archiveId", shop.upload("photos.zip", zip(files))));
        assertThat(ended(shop, run).path("state").asString()).isEqualTo("READY");
        host
            .jdbc()
            .sql(
                """
                CREATE FUNCTION platform.no_check() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no check now'; END $$
                """
            )
            .update();
        host
            .jdbc()
            .sql(
                """
                CREATE TRIGGER no_check BEFORE UPDATE ON platform.change_set FOR EACH ROW WHEN (new.state = 'CHECKING')
                EXECUTE FUNCTION platform.no_check()
                """
            )
            .update();
        try {
            assertThatThrownBy(() -> sets.drafted("mediaIntake", Map.of("id", run))).isInstanceOf(AssertionError.class);
        } finally {
            host.jdbc().sql("DROP FUNCTION platform.no_check CASCADE").update();
        }

        String id = sets.checked("mediaIntake", Map.of("id", run));

        assertThat(rows(sets.set(id), "READY")).as(sets.set(id).toString()).isEqualTo(1);
    }

    private long filesTaken(JsonNode card) {
        return wildberries
            .control()
            .writing()
            .accepted(seller)
            .stream()
            .filter(write -> write.endpoint().equals("media-file"))
            .filter(write -> write.written().contains(Long.valueOf(nmId(card))))
            .count();
    }

    private long keptFiles() {
        return host.jdbc().sql("SELECT count(*) FROM platform.file").query(Long.class).single();
    }

    private static Fault refused() {
        return new Fault.Raw(
            400,
            "application/json",
            "{\"data\":null,\"error\":true,\"errorText\":\"Занято\",\"additionalErrors\":null}",
            null
        );
    }

    private static Fault conflict() {
        return new Fault.Raw(
            409,
            "application/json",
            "{\"data\":null,\"error\":true,\"errorText\":\"Ошибка сохранения части ссылок\",\"additionalErrors\":null}",
            null
        );
    }

    @Test
    void removesPhotosAndTheVideoAndBringsThemBack() {
        JsonNode card = card(3, true);
        List<Look> before = looks(card);

        String id = arranged(card, List.of(number(2)), Map.of("video", Map.of("action", "REMOVE")));
        assertThat(codes(row(sets.set(id), nmId(card)))).contains("VIDEO_WAY_BACK");
        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");
        assertShows(card, List.of(before.get(1)));
        assertThat(atWildberries(card).hasNonNull("video")).isFalse();
        JsonNode back = sets.done(sets.rolledBack(id));

        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        assertShows(card, before);
        assertThat(atWildberries(card).hasNonNull("video")).isTrue();
    }

    @Test
    void addsAVideo() {
        JsonNode card = card(1, false);
        String file = shop.upload("clip.mp4", TestPictures.mp4());

        JsonNode done = sets.done(
            arranged(card, kept(looks(card).size()), Map.of("video", Map.of("action", "REPLACE", "fileId", file)))
        );

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(atWildberries(card).hasNonNull("video")).isTrue();
    }

    @Test
    void changesNothingWhereTheSamePictureIsThereAlready() {
        JsonNode card = card(1, false);
        byte[] present = bytes(card.at("/photos/0/big").asString());

        JsonNode set = sets.set(arranged(card, concat(kept(card.path("photos").size()), file(present))));

        assertThat(rows(set, "UNCHANGED")).as(set.toString()).isEqualTo(1);
        assertThat(codes(row(set, nmId(card)))).contains("PHOTO_ALREADY_THERE");
    }

    /** Wildberries does what it was asked, and the answer is lost: nothing may be sent a second time, least of all a change of order. */
    @Test
    void findsOutWhatBecameOfALostAnswerAndSendsNothingTwice() {
        JsonNode card = card(3, false);
        List<Look> before = looks(card);
        String id = arranged(card, List.of(number(3), number(1), number(2)));
        wildberries.control().resetCounters();
        wildberries.control().fault(FaultRule.on("media-save", new Fault.AnswerLost()).times(1));

        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(calls("media-save")).isEqualTo(1);
        assertShows(card, List.of(before.get(2), before.get(0), before.get(1)));
    }

    @Test
    void givesUpWhatNeverArrivedAndSendsItOnlyWhenAsked() {
        JsonNode card = card(2, false);
        List<Look> before = looks(card);
        String id = arranged(card, concat(kept(before.size()), file(TestPictures.jpeg(14))));
        wildberries.control().fault(FaultRule.on("media-file", new Fault.ServerError(503)).times(1));

        JsonNode failed = sets.done(id);
        assertThat(row(failed, nmId(card)).at("/reason/code").asString())
            .as(failed.toString())
            .isEqualTo("NOT_APPLIED");
        assertShows(card, before);
        sets.retry(id);

        assertThat(sets.await(id, Set.of("VERIFIED")).path("state").asString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, look(TestPictures.jpeg(14))));
    }

    /** The second of three files is refused: what went up stays, and the repetition sends the others. */
    @Test
    void goesOnAfterAPartialFailureWhereItStopped() {
        JsonNode card = card(1, false);
        List<Look> before = looks(card);
        List<Map<String, ?>> wanted = new ArrayList<>(kept(before.size()));
        IntStream.of(21, 22, 23).forEach(seed -> wanted.add(file(TestPictures.jpeg(seed))));
        String id = arranged(card, wanted);
        String refused = "{\"data\":null,\"error\":true,\"errorText\":\"Занято\",\"additionalErrors\":null}";
        // Of this chance the first call comes through and the second does not.
        wildberries
            .control()
            .fault(
                FaultRule.on("media-file", new Fault.Raw(400, "application/json", refused, null))
                    .withProbability(0.5, 0)
                    .times(1)
            );

        JsonNode failed = sets.done(id);
        assertThat(failed.path("state").asString()).as(failed.toString()).isEqualTo("FAILED");
        JsonNode reason = row(failed, nmId(card)).path("reason");
        assertThat(reason.path("code").asString()).isEqualTo("PARTLY_SENT");
        assertThat(reason.path("message").asString()).contains("1", "3", "Занято");
        wildberries.control().resetCounters();
        sets.retry(id);

        assertThat(sets.await(id, Set.of("VERIFIED")).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(calls("media-file")).isEqualTo(2);
        assertShows(
            card,
            concat(before, look(TestPictures.jpeg(21)), look(TestPictures.jpeg(22)), look(TestPictures.jpeg(23)))
        );
    }

    @Test
    void refusesFilesThatWildberriesWouldNotTake() {
        JsonNode card = card(1, false);

        GraphQlAnswer answer = sets.draft(
            "mediaArrange",
            Map.of(
                "nmId",
                nmId(card),
                "opened",
                opened(card),
                "photos",
                List.of(
                    file(TestPictures.picture("jpg", 600, 800, 1)),
                    file("<svg/>".getBytes(StandardCharsets.UTF_8)),
                    Map.of("fileId", "00000000-0000-0000-0000-000000000000"),
                    number(31),
                    Map.of("link", "http://example.org/1.jpg"),
                    Map.of("number", 1, "link", "https://example.org/1.jpg")
                )
            )
        );

        assertThat(
            answer
                .at("/mediaArrange/errors")
                .valueStream()
                .map(error -> error.path("code").asString())
        ).containsExactly("TOO_SMALL", "NOT_A_PICTURE", "FILE_GONE", "NO_SUCH_PHOTO", "BAD_LINK", "ONE_OF_THREE");
        assertThat(answer.at("/mediaArrange/errors/0/path").toString()).contains("photos", "0", "fileId");
    }

    @Test
    void refusesWhoMayNotAndWhatIsAnotherShops() {
        JsonNode card = card(1, false);
        String other = wildberries.tokens().get(1).seller();
        String foreign = Long.toString(wildberries.control().cards(other, 0, 1).getFirst().nmId());
        Map<String, ?> input = Map.of("nmId", foreign, "opened", List.of(), "photos", List.of(number(1)));

        assertThat(sets.draft("mediaArrange", input).at("/mediaArrange/errors/0/code").asString()).isEqualTo(
            "CARD_NOT_FOUND"
        );
        GraphQlAnswer refused = host
            .viewer()
            .execute(
                "mutation($input: MediaArrangeInput!) { mediaArrange(input: $input) { changeSetId } }",
                Map.of("input", Map.of("nmId", nmId(card), "opened", opened(card), "photos", List.of(number(1))))
            );
        assertThat(refused.errorCodes()).contains("FORBIDDEN");
    }

    @Test
    void givesManyCardsTheirPhotosFromOneArchive() throws IOException {
        JsonNode one = card(1, false);
        JsonNode two = card(1, false);
        List<Look> before = looks(one);
        List<Look> beforeOfTwo = looks(two);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("фото/" + vendorCode(one) + "/2.jpg", TestPictures.jpeg(32));
        files.put("фото/" + vendorCode(one) + "/1.png", TestPictures.picture("png", 900, 1200, 31));
        files.put(nmId(two) + "_1.jpg", TestPictures.jpeg(33));
        files.put(vendorCode(two) + "/3.jpg", "<html></html>".getBytes(StandardCharsets.UTF_8));
        files.put("nobody/1.jpg", TestPictures.jpeg(34));
        files.put("../" + vendorCode(two) + "/1.jpg", TestPictures.jpeg(35));
        String archive = shop.upload("photos.zip", zip(files));
        Map<String, Object> input = new HashMap<>(Map.of("archiveId", archive, "mode", "ADD"));

        String run = begun(input);
        JsonNode looked = ended(shop, run);

        JsonNode report = looked.path("report");
        assertThat(looked.path("done").asInt()).as("but the one of an unsafe name").isEqualTo(5);
        assertThat(report.path("filesTotal").asInt()).as(looked.toString()).isEqualTo(6);
        assertThat(report.path("cardsTotal").asInt()).isEqualTo(2);
        assertThat(report.path("unmatched").toString()).contains("nobody/1.jpg");
        assertThat(
            report
                .path("refused")
                .valueStream()
                .map(file -> file.path("code").asString())
        ).containsExactlyInAnyOrder("UNSAFE_NAME", "NOT_A_PICTURE");
        assertThat(begun(input)).as("the same files again").isEqualTo(run);
        String id = sets.drafted("mediaIntake", Map.of("id", run));
        assertThat(sets.drafted("mediaIntake", Map.of("id", run))).as("a second click").isEqualTo(id);
        sets.await(id, Set.of("CHECKED"));
        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(one, concat(before, look(TestPictures.jpeg(31)), look(TestPictures.jpeg(32))));
        assertShows(two, concat(beforeOfTwo, look(TestPictures.jpeg(33))));
    }

    @Test
    void saysWhatIsWrongWithAnArchive() {
        String file = shop.upload("photos.zip", TestPictures.jpeg(1));

        JsonNode run = ended(shop, begun(Map.of("archiveId", file)));

        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.at("/errors/0/code").asString()).isEqualTo("NOT_A_ZIP");
        assertThat(run.at("/errors/0/message").asString()).isEqualTo("The file is no ZIP archive");
        assertThat(
            shop.execute(PREVIEW, Map.of("input", Map.of())).text("/mediaIntakePreview/errors/0/code")
        ).isEqualTo("ARCHIVE_OR_FILES");
        assertThat(
            sets.draft("mediaIntake", Map.of("id", UUID.randomUUID())).text("/mediaIntake/errors/0/code")
        ).isEqualTo("INTAKE_NOT_READY");
    }

    @Test
    void stopsLookingWhenAskedAndKeepsNothing() throws IOException {
        JsonNode card = card(1, false);
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] large = TestPictures.picture("jpg", 3_000, 4_000, 41);
        IntStream.range(0, 200).forEach(at -> files.put("%s/x%d.jpg".formatted(vendorCode(card), at), large));
        String run = begun(Map.of("archiveId", shop.upload("photos.zip", zip(files))));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> run(shop, run).path("done").asInt() > 0);

        GraphQlAnswer stopped = shop.execute(
            "mutation($input: MediaIntakeCancelInput!) { mediaIntakeCancel(input: $input) { run { state } } }",
            Map.of("input", Map.of("id", run))
        );

        assertThat(stopped.text("/mediaIntakeCancel/run/state")).isEqualTo("CANCELLED");
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
                assertThat(
                    host
                        .jdbc()
                        .sql("SELECT count(*) FROM platform.job WHERE type = 'wb-media:intake' AND state = 'RUNNING'")
                        .query(Long.class)
                        .single()
                ).isZero();
            });
        assertThat(run(shop, run).path("done").asInt()).isLessThan(200);
        assertThat(run(shop, run).path("report").isNull()).isTrue();
    }

    /** What a download calls the files of a card whose vendor code is no file name is enough to find the card again. */
    @Test
    void takesBackWhatWasDownloadedWhateverTheVendorCode() {
        DemoToken demo = wildberries
            .tokens()
            .stream()
            .filter(seller -> vendorCodeOf(seller).contains("/"))
            .findFirst()
            .orElseThrow();
        // The demo's own has expired.
        DemoToken token = new DemoToken(
            demo.seller(),
            demo.cards(),
            "personal",
            wildberries.issuer().issue(wildberries.control().tokens().spec(wildberries.seller(demo.seller())))
        );
        TestClient other = new SyncDriver(host).synced(token);
        long nmId = wildberries
            .control()
            .cards(token.seller(), 0, 60)
            .stream()
            .map(digest ->
                new JsonMapper().readTree(wildberries.control().card(token.seller(), digest.nmId()).orElseThrow())
            )
            .filter(card -> card.path("photos").size() > 1)
            .findFirst()
            .orElseThrow()
            .path("nmID")
            .asLong();
        GraphQlAnswer prepared = other.execute(
            "mutation($input: MediaDownloadPrepareInput!) { mediaDownloadPrepare(input: $input) { download { path } } }",
            Map.of("input", Map.of("nmIds", List.of(nmId), "video", "NONE"))
        );
        byte[] archive = other.download(prepared.text("/mediaDownloadPrepare/download/path")).body();

        GraphQlAnswer begun = other.execute(
            PREVIEW,
            Map.of("input", Map.of("archiveId", other.upload("back.zip", archive), "mode", "REPLACE"))
        );
        JsonNode run = ended(other, begun.text("/mediaIntakePreview/run/id"));

        assertThat(run.at("/report/cards/0/nmId").asLong()).as(run.toString()).isEqualTo(nmId);
        assertThat(run.at("/report/cards/0/vendorCode").asString()).contains("/");
        assertThat(run.at("/report/unmatched").toString()).isEqualTo("[\"_report.txt\"]");
    }

    @Test
    void putsAPhotoByItsLinkBehindTheOthers() {
        JsonNode card = card(2, false);
        JsonNode other = card(2, false);
        List<Look> before = looks(card);
        String link = "https://example.org/part1/%s/images/big/1.webp".formatted(nmId(other));

        String id = arranged(card, concat(kept(before.size()), Map.of("link", link)));
        assertThat(codes(row(sets.set(id), nmId(card)))).contains("LINK_NOT_LOOKED_AT");
        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertShows(card, concat(before, looks(other).getFirst()));
    }

    @Test
    void givesACardAVideoByItsLink() {
        JsonNode card = card(1, false);

        JsonNode done = sets.done(videoLinked(card));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(atWildberries(card).hasNonNull("video")).isTrue();
        assertShows(card, looks(card));
    }

    /** That the card has a video does not mean that it is this one. */
    @Test
    void replacesAVideoByALinkOnce() {
        JsonNode card = card(1, true);
        String id = videoLinked(card);
        wildberries.control().resetCounters();

        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(calls("media-save")).isEqualTo(1);
        assertThat(atWildberries(card).hasNonNull("video")).isTrue();
        assertShows(card, looks(card));
    }

    private String videoLinked(JsonNode card) {
        String link = "https://example.org/videonme-basket-1/%s/mp4/360p/1.mp4".formatted(nmId(card(1, true)));
        return arranged(card, kept(looks(card).size()), Map.of("video", Map.of("action", "REPLACE", "link", link)));
    }

    private static String begun(Map<String, ?> input) {
        GraphQlAnswer answer = shop.execute(PREVIEW, Map.of("input", input));
        assertThat(answer.at("/mediaIntakePreview/errors")).as(answer.body().toString()).isEmpty();
        return answer.text("/mediaIntakePreview/run/id");
    }

    private static JsonNode ended(TestClient client, String run) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> run(client, run), now -> !Set.of("QUEUED", "RUNNING").contains(now.path("state").asString()));
    }

    private static JsonNode run(TestClient client, String run) {
        return client.execute(RUN, Map.of("id", run)).at("/mediaIntakeRun");
    }

    private String vendorCodeOf(DemoToken token) {
        long first = wildberries.control().cards(token.seller(), 0, 1).getFirst().nmId();
        return vendorCode(new JsonMapper().readTree(wildberries.control().card(token.seller(), first).orElseThrow()));
    }

    private String arranged(JsonNode card, List<? extends Map<String, ?>> photos) {
        return arranged(card, photos, Map.of());
    }

    private String arranged(JsonNode card, List<? extends Map<String, ?>> photos, Map<String, ?> more) {
        return arranged(card, opened(card), photos, more);
    }

    private String arranged(
        JsonNode card,
        List<String> opened,
        List<? extends Map<String, ?>> photos,
        Map<String, ?> more
    ) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("nmId", nmId(card));
        input.put("opened", opened);
        input.put("photos", photos);
        return sets.checked("mediaArrange", input);
    }

    /** The looks that the dialog gets when it opens. */
    private static List<String> opened(JsonNode card) {
        GraphQlAnswer answer = edit(card);
        assertThat(answer.at("/mediaEdit/errors")).as(answer.body().toString()).isEmpty();
        return answer
            .at("/mediaEdit/edit/photos")
            .valueStream()
            .map(photo -> photo.path("look").asString())
            .toList();
    }

    private static GraphQlAnswer edit(JsonNode card) {
        return shop.execute(EDIT, Map.of("id", nmId(card)));
    }

    /** A colleague gives the card these of its photos, by their numbers, without Vitrina. */
    private void elsewhere(JsonNode card, int... numbers) {
        savedElsewhere(
            card,
            IntStream.of(numbers)
                .mapToObj(number -> link(card, number))
                .toList()
        );
    }

    /** A colleague puts another card's photo behind those that are there: one that looks like none of the card's, and none of these. */
    private void addedElsewhere(JsonNode card, Look... others) {
        wildberries.control().writing().settle(seller);
        List<Look> known = concat(looks(atWildberries(card)), others);
        JsonNode stranger = IntStream.range(0, 60)
            .mapToObj(_ -> card(1, false))
            .filter(other -> {
                Look look = looks(other).getFirst();
                return known.stream().noneMatch(look::isOf);
            })
            .findFirst()
            .orElseThrow();
        List<String> links = IntStream.rangeClosed(1, atWildberries(card).path("photos").size())
            .mapToObj(number -> link(card, number))
            .toList();
        savedElsewhere(card, concat(links, link(stranger, 1)));
    }

    private static String link(JsonNode card, int number) {
        return "https://example.org/part1/%s/images/big/%d.webp".formatted(nmId(card), number);
    }

    private void savedElsewhere(JsonNode card, List<String> links) {
        HttpRequest request = HttpRequest.newBuilder(
            URI.create(wildberries.baseUrl(WbHost.CONTENT) + "/content/v3/media/save")
        )
            .header("Authorization", wildberries.tokens().getFirst().token())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    new JsonMapper().writeValueAsString(Map.of("nmId", Long.valueOf(nmId(card)), "data", links))
                )
            )
            .build();
        assertThat(answered(request).statusCode()).isEqualTo(200);
        wildberries.control().writing().settle(seller);
    }

    private static List<Map<String, ?>> kept(int count) {
        return IntStream.rangeClosed(1, count).<Map<String, ?>>mapToObj(ArrangeOnAHostTest::number).toList();
    }

    private static Map<String, ?> number(int number) {
        return Map.of("number", number);
    }

    private static Map<String, ?> file(byte[] bytes) {
        return Map.of("fileId", shop.upload("фото.jpg", bytes));
    }

    @SafeVarargs
    private static <T> List<T> concat(List<? extends T> some, T... others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(List.of(others));
        return all;
    }

    private void assertShows(JsonNode card, List<Look> wanted) {
        List<Look> shown = looks(atWildberries(card));
        assertThat(shown).hasSameSizeAs(wanted);
        for (int at = 0; at < wanted.size(); at++) {
            assertThat(shown.get(at).isOf(wanted.get(at))).as("photo " + (at + 1)).isTrue();
        }
    }

    private List<Look> looks(JsonNode card) {
        return card
            .path("photos")
            .valueStream()
            .map(photo -> look(bytes(photo.path("c246x328").asString())))
            .toList();
    }

    /** Photos of which it is sure which is which, when others go. */
    private static int[] unlikeAnyOther(List<Look> looks) {
        return IntStream.range(0, looks.size())
            .filter(one ->
                IntStream.range(0, looks.size()).noneMatch(
                    other -> other != one && looks.get(one).isOf(looks.get(other))
                )
            )
            .limit(2)
            .toArray();
    }

    private Look look(byte[] bytes) {
        try {
            return Look.of(pictures, FileFormat.of(bytes).orElseThrow(), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(String address) {
        return answered(HttpRequest.newBuilder(URI.create(address)).build()).body();
    }

    private static HttpResponse<byte[]> answered(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Each test has a card of its own. */
    private JsonNode card(int photos, boolean video) {
        List<JsonNode> fitting = wildberries
            .control()
            .cards(seller, 0, 300)
            .stream()
            .map(digest -> json(digest.nmId()))
            .filter(card -> card.path("photos").size() >= photos && card.path("photos").size() < 25)
            .filter(card -> card.hasNonNull("video") == video)
            // Files are named after it.
            .filter(card -> vendorCode(card).matches("[\\p{L}\\d._-]+"))
            .toList();
        return fitting.get(next++ % fitting.size());
    }

    private JsonNode atWildberries(JsonNode card) {
        return json(Long.parseLong(nmId(card)));
    }

    private JsonNode json(long nmId) {
        return new JsonMapper().readTree(wildberries.control().card(seller, nmId).orElseThrow());
    }

    private static String nmId(JsonNode card) {
        return card.path("nmID").asString();
    }

    private static String vendorCode(JsonNode card) {
        return card.path("vendorCode").asString();
    }

    private long calls(String endpoint) {
        return wildberries.control().traffic().count(endpoint, wildberries.seller(seller).key()).calls();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }
}
