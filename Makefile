# 'make run' and 'make test' need Go, make and git, nothing else.

GO ?= go

.PHONY: run dev build test race lint lint-deploy cross snapshot browser api opensearch cluster audit bench bench-all fuzz peers soak soak-server matrix stops load clean help

## run: build, and serve the example site on http://127.0.0.1:8080 until Ctrl-C
run: build
	@bin/careers serve

## dev: serve CONTENT; edits of content, web/templates and web/assets show on reload
CONTENT ?= content/site
dev: build
	@bin/careers serve --content $(CONTENT) --drafts --watch --dev web

## build: bin/careers
build:
	@n=$$($(GO) list -deps -f '{{if .Stale}}{{.ImportPath}}{{end}}' ./cmd/careers | grep -c . || true); \
	if [ "$$n" -gt 100 ]; then echo "compiling careers: $$n packages, one or two minutes the first time" >&2; fi
	@$(GO) build -o bin/careers ./cmd/careers

## test: every test; where it is quick, with the race detector if cgo is available
test:
	$(GO) vet ./... $(PEERS)
	$(GO) test $(PEERS)
	$(GO) test $(RACE) $$($(GO) list ./... | grep -vE '$(MANY)')
	$(GO) test $$($(GO) list ./... | grep -E '$(MANY)')

## race: tests with the race detector, all of them unless RACE_RUN chooses
RACE_RUN ?= .
race:
	$(GO) test -race -timeout 30m -run '$(RACE_RUN)' ./...

# Packages with many tests that the race detector makes many times slower.
MANY = (cmd/careers|content/markdown|index|index/check|index/skills|index/skills/lexicon|search/local)$$$$

# ./... does not reach packages in a folder whose name begins with a dot.
PEERS = $(addprefix ./,$(sort $(patsubst %/,%,$(dir $(wildcard .peers/*.go .peers/*/*.go)))))

# The race detector needs cgo and a C compiler.
RACE = $(shell [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null && echo -race)

## lint: golangci-lint, with the rules of which package may import which
lint:
	golangci-lint run ./... $(PEERS)

## lint-deploy: the files of .deploy, each by a tool for its format; needs python3 and systemd-analyze
lint-deploy:
	@.deploy/lint

## cross: compile and vet for the systems that nobody here runs
cross:
	GOOS=darwin GOARCH=arm64 $(GO) vet ./...
	GOOS=windows GOARCH=amd64 $(GO) vet ./...

## snapshot: releases for every system into bin/dist, unpublished; compiles goreleaser first, which takes minutes
GORELEASER = github.com/goreleaser/goreleaser/v2@v2.15.1
snapshot:
	$(GO) run $(GORELEASER) release --snapshot --clean

## browser: the pages in a real Chromium; needs Node.js and Chromium
browser:
	npm ci --prefix web/testdata/browser --no-audit --no-fund
	$(GO) test -count=1 -tags browser -run TestBrowser ./web

## api: generated requests to the API of the example, compared with its description; needs Python 3
api: build
	.ci/api bin/careers

## opensearch: one OpenSearch node on http://127.0.0.1:9200 until Ctrl-C, for development; needs mvn and a JDK
opensearch:
	@.opensearch/node install
	@mkdir -p bin/opensearch/home
	@.opensearch/node run bin/opensearch/home node-0 9200 9300

## cluster: the engine over OpenSearch beside the local one, and nodes that die; starts nodes of its own, or asks the one of CAREERS_OPENSEARCH; AGREE_SITES (6) and AGREE_REQUESTS (60)
AGREE_SITES ?= 6
AGREE_REQUESTS ?= 60
cluster:
	$(GO) test -count=1 -timeout 5h -tags opensearch ./search/opensearch -agree-sites $(AGREE_SITES) -agree-requests $(AGREE_REQUESTS)

## audit: Lighthouse and the Nu HTML Checker on the example; needs Node.js, Chromium and Java
audit: build
	.ci/audit bin/careers

## bench: search over 26,000 postings beside bleve, as one table; CAREERS_BENCH_CONTENT=DIR or CAREERS_BENCH_PAGES=1000,26000 choose others
bench:
	$(GO) test -run '^$$' -bench Table -timeout 1h ./search/local

## peers: careers beside tantivy, Lucene, SQLite FTS5 and bleve, same work, same pages, as one table; needs cargo, uses mvn where it is; PEERS_CONTENT=DIR, PEERS_QUERIES=FILE, PEERS_SIZES=1000,26000 choose others (.peers/README.md)
peers: build
	@mkdir -p bin/peers
	@$(GO) build -o bin/peers/peers ./.peers
	@bin/peers/peers

## bench-all: every benchmark, with ratios against what it is compared to
bench-all:
	$(GO) test -run '^$$' -bench . -timeout 1h ./...

## fuzz: every fuzz target in turn, FUZZTIME (1m) each
FUZZTIME ?= 1m
fuzz:
	@set -e; for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg; \
		done; \
	done

## soak: long runs of disk faults, damaged files, killed builds, repeated builds (of CAREERS_BUILD_CONTENT=DIR:DIR too) and random requests
soak:
	$(GO) test -count=1 -timeout 2h -run 'Disk|Damaged|Killed|SameBytes' ./index -soak
	$(GO) test -count=1 -timeout 2h -run 'Agrees|Suite/Random' ./search/local -soak

## soak-server: a server under every kind of request while its site changes, SOAK_MINUTES (30); it may need no more at the end
SOAK_MINUTES ?= 30
soak-server:
	CAREERS_SOAK_MINUTES=$(SOAK_MINUTES) $(GO) test -count=1 -timeout 24h -v -run TestAServerNeedsNoMore ./cmd/careers

## matrix: 15 ways to copy over an index that is served, MATRIX_RUNS (30) times each, under load; rsync is used where there is one
MATRIX_RUNS ?= 30
matrix:
	CAREERS_MATRIX_RUNS=$(MATRIX_RUNS) CAREERS_MATRIX_PAGES=3000 $(GO) test -count=1 -timeout 2h -v -run TestNoCopyOver ./cmd/careers

## stops: a server told to stop STOPS (100) times under load; no request may be lost
STOPS ?= 100
stops:
	CAREERS_STOPS=$(STOPS) $(GO) test -count=1 -timeout 1h -v -run NoRequestIsLost ./cmd/careers

## load: what users of a server see alone, beside an attack, and beyond its knee; LOAD_CONTENT=DIR chooses the site, LOAD_SECONDS (8) the length of each run
LOAD_CONTENT ?= content/site
LOAD_SECONDS ?= 8
load: build
	.ci/load bin/careers $(LOAD_CONTENT) $(LOAD_SECONDS)

## clean: remove what was built
clean:
	rm -rf bin

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-11s %s\n", $$1, $$2}'
