# Build: docker build --tag compliance-patrol .
# Run:   compose.yaml, deploy/kubernetes.yaml, docs/operating.md

FROM docker.io/library/node:24.21.0-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# No script of a dependency runs: none of those that are needed here has one.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM docker.io/library/node:24.21.0-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# One arena, and what is freed goes back: docs/operating.md, “Memory”.
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
# Owned by root, so that the process cannot change its own code.
COPY --from=dependencies /app/node_modules node_modules
COPY package.json app.yml ./
COPY assets assets
COPY config config
COPY src src
RUN install --directory --owner=node --group=node --mode=0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Started without npm or a shell, so that SIGTERM arrives and what is running is finished.
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=100", "--v8-pool-size=1", "src/main.ts"]
