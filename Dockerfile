# One image for every service. Which one runs is its first argument: docker run ... mirrorloop ingestion

FROM node:20.20.2-bookworm-slim AS manifests
WORKDIR /app
COPY . .
# Only these decide what is installed, so a change of code doesn't install anew.
RUN mkdir /manifests && cp --parents package.json package-lock.json */package.json */*/package.json /manifests/

FROM node:20.20.2-bookworm-slim AS production
WORKDIR /app
COPY --from=manifests /manifests ./
# Optional ones are the embedded PostgreSQL of the standalone shape.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
ENV CI=true NX_DAEMON=false
COPY --from=manifests /manifests ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
RUN mkdir /built \
 && cp --parents -r libs/*/dist services/*/dist services/cli/bin infra/compose /built/

FROM node:20.20.2-bookworm-slim
# What a signal leaves behind is garbage a moment later: with a young generation of 16 MB a part of it is copied first.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=64 HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=manifests /manifests ./
COPY --from=production /app/node_modules ./node_modules
COPY --from=build /built ./
RUN ln -s /app/services/cli/bin/mirrorloop.mjs /usr/local/bin/mirrorloop
# Nothing here belongs to the user it runs as, so nothing that breaks in can change it.
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "infra/compose/ready.mjs"]
ENTRYPOINT ["node", "infra/compose/service.mjs"]
