# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS toolchain
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src

# Sources and tools: `docker compose --watch` copies changes into it.
FROM toolchain AS dev
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
COPY . .

FROM toolchain AS build
COPY . .
RUN --mount=type=cache,target=/cache/m2 \
    mvn -B -ntp -Dmaven.repo.local=/cache/m2 -DskipTests -Dspotless.check.skip=true package
RUN java -Djarmode=tools -jar app/target/vitrina.jar extract --destination /out/app \
    && mkdir -p /out/app/plugins \
    && cp plugins/*/target/*.zip /out/app/plugins/

FROM eclipse-temurin:25-jre AS runtime
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/vitrina --create-home vitrina
WORKDIR /opt/vitrina
COPY --from=build /out/app/ ./
ENV VITRINA_PLUGINS_DIRECTORY=/opt/vitrina/plugins \
    VITRINA_DATA_DIRECTORY=/var/lib/vitrina \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED"
USER 10001
VOLUME /var/lib/vitrina
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
    CMD curl --fail --silent --show-error http://127.0.0.1:8080/actuator/health/readiness || exit 1
ENTRYPOINT ["java", "-jar", "vitrina.jar"]
