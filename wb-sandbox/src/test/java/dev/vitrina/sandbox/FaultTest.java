package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class FaultTest {

    private static final String TWO = "{\"settings\":{\"sort\":{\"ascending\":true},\"cursor\":{\"limit\":2}}}";
    private static WbSandbox sandbox;
    private Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        client = Client.of(sandbox, 0);
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void answers429WithAnyWait() {
        fault(new Fault.RateLimited(676_358L));

        Client.Reply reply = list();

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("X-Ratelimit-Retry")).isEqualTo("676358");
        Contract.assertKeeps("problem", reply.text());
    }

    @Test
    void answersErrorsOfEachStatus() {
        fault(new Fault.Unauthorised());
        assertThat(list().status()).isEqualTo(401);
        fault(new Fault.Forbidden());
        assertThat(list().status()).isEqualTo(403);
        for (int status : new int[] { 500, 502, 503, 504 }) {
            fault(new Fault.ServerError(status));
            assertThat(list().status()).isEqualTo(status);
        }
        fault(new Fault.HtmlPage(null));
        assertThat(list().status()).isEqualTo(498);
        assertThat(list().header("Content-Type")).startsWith("text/html");
    }

    @Test
    void answers200WithAnErrorInTheShapeOfTheLayer() {
        fault(new Fault.BusinessError("Внутренняя ошибка"));
        Client.Reply content = list();
        sandbox.control().fault("goods-filter", new Fault.BusinessError(null));
        Client.Reply prices = client.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1");

        assertThat(content.status()).isEqualTo(200);
        Contract.assertKeeps("content-error", content.text());
        assertThat(prices.status()).isEqualTo(200);
        Contract.assertKeeps("prices-error", prices.text());
    }

    @Test
    void cutsTheJsonInACompleteAnswer() {
        fault(new Fault.TruncatedJson());

        Client.Reply reply = list();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(reply.bytes().length));
        assertThatThrownBy(reply::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void sendsWrongTypesInTheRightStructure() {
        fault(new Fault.WrongTypes());

        JsonNode card = list().json().path("cards").get(0);

        assertThat(card.path("nmID").isString()).isTrue();
        assertThat(card.path("title").isNumber()).isTrue();
        assertThat(card.path("sizes").isArray()).isTrue();
    }

    @Test
    void sendsEmptyAndRawBodies() {
        fault(new Fault.EmptyBody());
        assertThat(list().bytes()).isEmpty();

        fault(new Fault.Raw(202, "application/octet-stream", "{\"cards\":null}", null));
        Client.Reply raw = list();
        assertThat(raw.status()).isEqualTo(202);
        assertThat(raw.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(raw.text()).isEqualTo("{\"cards\":null}");
    }

    @Test
    void sendsBodiesThatAreNoText() {
        byte[] broken = { '[', '"', (byte) 0xC3, (byte) 0x28, '"', ']' };
        fault(Fault.Raw.bytes(broken));

        assertThat(list().bytes()).isEqualTo(broken);
    }

    @Test
    void servesOthersWhileHundredsHang() throws Exception {
        sandbox.control().fault(FaultRule.on("cards-list", new Fault.Hang(30L)).times(400));
        List<Socket> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                hanging.add(send(TWO));
            }
            await().until(() -> sandbox.control().traffic().count("cards-list", "nordflax").faults() == 400);

            assertThat(list().status()).isEqualTo(200);
        } finally {
            for (Socket socket : hanging) {
                socket.close();
            }
        }
    }

    @Test
    void endsTheListTooEarly() {
        fault(new Fault.EmptyPage());

        Contract.assertKeeps("cards-empty", list().text());
    }

    @Test
    void sendsTheRequestsCursorBack() {
        JsonNode first = list().json();
        JsonNode cursor = first.path("cursor");
        String next =
            "{\"settings\":{\"sort\":{\"ascending\":true},\"cursor\":{\"limit\":2,\"updatedAt\":%s,\"nmID\":%s}}}".formatted(
                cursor.path("updatedAt"),
                cursor.path("nmID")
            );
        fault(new Fault.StuckCursor());

        JsonNode stuck = client.post(WbHost.CONTENT, Client.LIST, next).json();

        assertThat(stuck.path("cursor").path("nmID")).isEqualTo(cursor.path("nmID"));
        assertThat(stuck.path("cursor").path("updatedAt")).isEqualTo(cursor.path("updatedAt"));
        assertThat(stuck.path("cards")).isNotEqualTo(first.path("cards"));
    }

    @Test
    void resetsTheConnectionBeforeTheAnswer() throws Exception {
        fault(new Fault.ConnectionReset());

        try (Socket socket = send(TWO)) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        }
    }

    @Test
    void resetsTheConnectionInTheMiddleOfTheBody() throws Exception {
        fault(new Fault.ResetMidway());

        try (Socket socket = send(TWO)) {
            InputStream in = socket.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void closesTheConnectionInTheMiddleOfTheBody() throws Exception {
        fault(new Fault.CutBody());

        try (Socket socket = send(TWO)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int announced = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            int sent = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8).length;
            // Half of the body may end inside a letter, which reads as a longer replacement character.
            assertThat(sent).isBetween(announced / 2 - 3, announced / 2 + 3);
        }
    }

    @Test
    void staysSilentAndThenCloses() throws Exception {
        fault(new Fault.Hang(1L));

        try (Socket socket = send(TWO)) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void dripsTheRightAnswer() {
        Client.Reply whole = list();
        fault(new Fault.SlowDrip(whole.bytes().length * 2));
        long start = System.nanoTime();

        Client.Reply dripped = list();

        assertThat(dripped.text()).isEqualTo(whole.text());
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThan(300);
    }

    @Test
    void dripsOneByteASecondIfAsked() throws Exception {
        fault(new Fault.SlowDrip(1));

        try (Socket socket = send(TWO)) {
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            int read = 0;
            while (!endsHead(in)) {
                read++;
            }
            long start = System.nanoTime();
            in.readNBytes(2);
            assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThan(500L);
            assertThat(read).isPositive();
        }
    }

    @Test
    void floodsTheClientWithAValidDocument() {
        fault(new Fault.HugeBody(20_000_000L));

        Client.Reply reply = list();

        assertThat(reply.bytes()).hasSize(20_000_000);
        assertThat(reply.json().path("filler").asString()).startsWith("xxx");
    }

    @Test
    void losesTheAnswerAfterTheWorkIsDone() {
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();
        sandbox.control().writeDelay(Duration.ZERO);
        sandbox.control().fault("cards-delete", new Fault.AnswerLost());

        assertThatThrownBy(() ->
            client.post(WbHost.CONTENT, "/content/v2/cards/delete/trash", "{\"nmIDs\":[%d]}".formatted(nmId))
        ).isNotNull();

        assertThat(sandbox.control().card("nordflax", nmId)).isEmpty();
    }

    @Test
    void doesNotWorkWhenTheConnectionIsResetBefore() {
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();
        sandbox.control().fault("cards-delete", new Fault.ConnectionReset());

        assertThatThrownBy(() ->
            client.post(WbHost.CONTENT, "/content/v2/cards/delete/trash", "{\"nmIDs\":[%d]}".formatted(nmId))
        ).isNotNull();

        assertThat(sandbox.control().card("nordflax", nmId)).isPresent();
    }

    @Test
    void strikesAsOftenAsToldAndOnlyWhereTold() {
        sandbox.control().fault(FaultRule.on("cards-list", new Fault.ServerError(500)).times(2).forSeller("nordflax"));
        try (Client other = Client.of(sandbox, 1)) {
            assertThat(other.post(WbHost.CONTENT, Client.LIST, TWO).status()).isEqualTo(200);
        }
        assertThat(client.get(WbHost.CONTENT, "/ping").status()).isEqualTo(200);

        assertThat(IntStream.range(0, 4).map(i -> list().status())).containsExactly(500, 500, 200, 200);
    }

    @Test
    void strikesByChanceTheSameWayForTheSameSeed() {
        int[] first = statusesWithChance();
        int[] second = statusesWithChance();

        assertThat(first).isEqualTo(second).contains(200, 500);
        assertThat(
            IntStream.of(first)
                .filter(status -> status == 500)
                .count()
        ).isBetween(15L, 45L);
    }

    @Test
    void countsFaultsApartFromGoodAnswers() {
        sandbox.control().fault(FaultRule.on("*", new Fault.ConnectionReset()).times(1));
        assertThatThrownBy(this::list).isNotNull();
        list();

        var count = sandbox.control().traffic().count("cards-list", "nordflax");
        assertThat(count.faults()).isEqualTo(1);
        assertThat(count.ok()).isEqualTo(count.calls() - 1);
        assertThat(sandbox.control().traffic().latest().getFirst().fault()).isEqualTo("ConnectionReset");
    }

    private int[] statusesWithChance() {
        sandbox.control().clearFaults();
        sandbox.control().fault(FaultRule.on("cards-list", new Fault.ServerError(500)).withProbability(0.3, 5));
        return IntStream.range(0, 100)
            .map(i -> list().status())
            .toArray();
    }

    private void fault(Fault fault) {
        sandbox.control().clearFaults();
        sandbox.control().fault("cards-list", fault);
    }

    private Client.Reply list() {
        return client.post(WbHost.CONTENT, Client.LIST, TWO);
    }

    private static Socket send(String body) throws Exception {
        Socket socket = new Socket("127.0.0.1", sandbox.port());
        OutputStream out = socket.getOutputStream();
        String head =
            "POST /wb-content" +
            Client.LIST +
            " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " +
            sandbox.tokens().getFirst().token() +
            "\r\nContent-Length: " +
            body.length() +
            "\r\n\r\n";
        out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** Reads a byte; true at the end of the empty line after the head. */
    private static boolean endsHead(InputStream in) throws Exception {
        return in.read() == '\r' && in.read() == '\n' && in.read() == '\r' && in.read() == '\n';
    }
}
