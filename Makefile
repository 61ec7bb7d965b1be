# make run and make test need Go, make and git, nothing else.

GO ?= go

.PHONY: run build test lint browser bench bench-all fuzz soak clean

## run: build and serve the embedded example site
run: build
	@bin/careers serve

## build: bin/careers
build:
	@$(GO) build -o bin/careers ./cmd/careers

## test: every test, with the race detector where cgo is to be had
test:
	$(GO) vet ./...
	$(GO) test $(RACE) ./...

# The race detector needs cgo and a C compiler.
RACE = $(shell [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null && echo -race)

## lint: golangci-lint, with the rules of who may import what
lint:
	golangci-lint run ./...

## browser: the pages in a real Chromium; needs node and chromium
browser:
	npm ci --prefix web/testdata/browser --no-audit --no-fund
	$(GO) test -count=1 -tags browser -run TestBrowser ./web

## bench: search over 26,000 postings beside bleve, as one table; or over
## CAREERS_BENCH_CONTENT=DIR, or CAREERS_BENCH_PAGES=1000,26000,260000
bench:
	$(GO) test -run '^$$' -bench Table -timeout 1h ./search

## bench-all: every benchmark, with ratios against what it is compared to
bench-all:
	$(GO) test -run '^$$' -bench . -timeout 1h ./...

## fuzz: every fuzz target in turn, FUZZTIME each
FUZZTIME ?= 1m
fuzz:
	@set -e; for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg; \
		done; \
	done

## soak: the long runs of faults, damage, kills and random requests
soak:
	$(GO) test -count=1 -timeout 2h -run 'Disk|Damaged|Killed' ./index -soak
	$(GO) test -count=1 -timeout 2h -run 'Agrees|Laws|Order' ./search -soak

clean:
	rm -rf bin
