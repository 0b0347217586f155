# syntax=docker/dockerfile:1
# One image for the API, the worker and the migration. Debian, because Temporal's native core is
# built against glibc; Node runs the TypeScript as it is, so there is no compile step.
ARG NODE=node:24.21.0-bookworm-slim

# What runs: no embedded servers, no Node of our own, no compilers.
FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

# The workflow bundle, built once here instead of in every worker's start. The bundler's compiler is
# a native package that the running worker does without, so optional packages are in this stage only.
FROM ${NODE} AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node worker/bundle.ts --codec --out /bundle/workflows.js

# The pages, which need their libraries only while they are built.
FROM ${NODE} AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node web/build.ts --out /pages

FROM ${NODE}
ENV NODE_ENV=production \
    NEMCON_BUNDLE=/app/.build/workflows.js \
    NEMCON_PAGES=/app/.build/pages
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY . .
COPY --from=bundle /bundle .build
COPY --from=pages /pages .build/pages
# Everything in /app belongs to root: the service cannot change its own code.
USER node
EXPOSE 7480 7481
CMD ["node", "api/main.ts"]
